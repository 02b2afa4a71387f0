package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.api.ApiClient.Answer;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Whoever runs an agency by a program helps its people as at the screen. */
@DeskTest
class UserAccessApiTests {

    @Autowired
    private Agencies agencies;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private ProfileService profile;

    @Autowired
    private PasswordChoice choice;

    @Autowired
    private SecondFactors secondFactors;

    private TestAgency agency;
    private ApiClient nobody;
    private ApiClient admin;
    private String agent;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        nobody = ApiClient.of(context);
        admin = nobody.standingFor(agency.admin());
        agent = "/api/v1/users/" + agency.agent().id();
    }

    private UUID signedIn(String browser) {
        var id = UUID.randomUUID();
        sessions.open(id, agency.agent(), "192.0.2.1", browser, 5);
        return id;
    }

    private static String token(Answer made) {
        return made.json().path("link").asString().substring(("/" + Invitation.ROUTE + "/").length());
    }

    private void problem(Answer answer, int status, String problem) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
    }

    @Test
    void aNewLinkIsToldOnceAndTheOneBeforeWorksNoLonger() {
        var first = admin.send("POST", agent + "/link", null);
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.json().path("email").asString())
                .isEqualTo(agency.agent().email());
        assertThat(first.json().path("mailed").asBoolean()).isFalse();
        assertThat(choice.holder(token(first))).isPresent();
        var second = admin.send("POST", agent + "/link", null);
        assertThat(choice.holder(token(first))).isEmpty();
        assertThat(choice.holder(token(second))).isPresent();
        assertThat(admin.get(agent).json().path("link_expires_at").isNull()).isFalse();
        assertThat(admin.get(agent).json().has("link")).isFalse();
    }

    @Test
    void sessionsAreListedAndEnded() {
        var laptop = signedIn("Chrome, Linux");
        var phone = signedIn("Safari, iPhone");
        assertThat(admin.get(agent + "/sessions").json().path("items"))
                .hasSize(2)
                .anySatisfy(session -> {
                    assertThat(session.path("id").asString()).isEqualTo(laptop.toString());
                    assertThat(session.path("browser").asString()).isEqualTo("Chrome, Linux");
                });
        assertThat(admin.delete(agent + "/sessions/" + laptop).status()).isEqualTo(204);
        assertThat(admin.delete(agent + "/sessions/" + laptop).status())
                .as("once more")
                .isEqualTo(204);
        assertThat(admin.get(agent + "/sessions").json().path("items"))
                .singleElement()
                .satisfies(session -> assertThat(session.path("id").asString()).isEqualTo(phone.toString()));
        assertThat(admin.delete(agent + "/sessions").status()).isEqualTo(204);
        assertThat(admin.get(agent + "/sessions").json().path("items")).isEmpty();
        problem(admin.delete(agent + "/sessions/none"), 404, "not-found");
    }

    @Test
    void aProgramThatSomebodySignedInIsListedAndEndsAtOnce() {
        var program = nobody.signIn(agency.agent().email(), Agencies.PASSWORD);
        assertThat(program.get("/api/v1/listings/count").status()).isEqualTo(200);
        signedIn("Chrome, Linux");
        var listed = admin.get(agent + "/sessions").json().path("items");
        assertThat(listed).hasSize(2);
        var session = listed.valueStream()
                .filter(each -> each.path("program").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(session.path("browser").asString()).isEmpty();
        assertThat(admin.delete(agent + "/sessions/" + session.path("id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(program.get("/api/v1/listings/count").status()).isEqualTo(401);
        assertThat(admin.get(agent + "/sessions").json().path("items"))
                .singleElement()
                .satisfies(left -> assertThat(left.path("browser").asString()).isEqualTo("Chrome, Linux"));
    }

    @Test
    void tokensOfSomebodyAreTakenAway() {
        CurrentUser.runAs(
                agency.agent(),
                () -> profile.makeApiToken("Nightly", Set.of(ApiScope.READ), Agencies.today(), Agencies.PASSWORD));
        assertThat(admin.get(agent).json().path("api_tokens").asInt()).isOne();
        assertThat(admin.delete(agent + "/api-tokens").status()).isEqualTo(204);
        assertThat(admin.get(agent).json().path("api_tokens").asInt()).isZero();
    }

    @Test
    void whoLostTheirPhoneIsHelpedAndSignsInAnew() {
        var secret = SecondFactors.newSecret();
        secondFactors.turnOn(
                agency.agent(), secret, SecondFactors.generator(secret).at(Instant.now()));
        signedIn("Chrome, Linux");
        assertThat(admin.get(agent).json().path("has_second_factor").asBoolean())
                .isTrue();
        assertThat(admin.delete(agent + "/second-factor").status()).isEqualTo(204);
        assertThat(admin.get(agent).json().path("has_second_factor").asBoolean())
                .isFalse();
        assertThat(admin.get(agent + "/sessions").json().path("items")).isEmpty();
    }

    @Test
    void aTokenIsNoWayToOnesOwnPassword() {
        var oneself = "/api/v1/users/" + agency.admin().id();
        problem(admin.send("POST", oneself + "/link", null), 409, "user-refused");
        var refused = admin.delete(oneself + "/second-factor");
        problem(refused, 409, "user-refused");
        assertThat(refused.json().path("reason").asString()).isEqualTo("oneself");
    }

    @Test
    void peopleOfOtherAgenciesAreNotThere() {
        var theirs = "/api/v1/users/" + agencies.create().agent().id();
        problem(admin.send("POST", theirs + "/link", null), 404, "not-found");
        problem(admin.get(theirs + "/sessions"), 404, "not-found");
        problem(admin.delete(theirs + "/sessions"), 404, "not-found");
        problem(admin.delete(theirs + "/sessions/" + UUID.randomUUID()), 404, "not-found");
        problem(admin.delete(theirs + "/second-factor"), 404, "not-found");
        problem(admin.delete(theirs + "/api-tokens"), 404, "not-found");
    }
}
