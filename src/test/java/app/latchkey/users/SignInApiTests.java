package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.api.ApiClient.Answer;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.SignedIn;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** How programs get in, and who stays out. */
@DeskTest
class SignInApiTests {

    private static final String LISTINGS = "/api/v1/listings";
    private static final String LOGIN = "/api/v1/auth/login";
    private static final String REFRESH = "/api/v1/auth/refresh";
    private static final String LOGOUT = "/api/v1/auth/logout";

    @Autowired
    private Agencies agencies;

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private ProfileService profile;

    @Autowired
    private UserChanges changes;

    @Autowired
    private UserService users;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private SignedIn agent;
    private ApiClient nobody;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        agent = agency.agent();
        nobody = ApiClient.of(context);
    }

    private static String credentials(String email, String password, String code) {
        return """
                {"email": "%s", "password": "%s"%s}""".formatted(email, password, code.isEmpty() ? "" : ", \"code\": \"" + code + "\"");
    }

    private Answer login(String password, String code) {
        return nobody.post(LOGIN, credentials(agent.email(), password, code));
    }

    private static String access(Answer tokens) {
        return tokens.json().path("access_token").asString();
    }

    private Answer goOn(Answer tokens) {
        return nobody.post(
                REFRESH, """
                {"refresh_token": "%s"}""".formatted(tokens.json().path("refresh_token").asString()));
    }

    private int asks(Answer tokens) {
        return nobody.as(access(tokens)).get(LISTINGS).status();
    }

    private String token(SignedIn person, Set<ApiScope> scopes) {
        var made = new AtomicReference<String>();
        CurrentUser.runAs(
                person,
                () -> made.set(
                        profile.makeApiToken("Test", scopes, Agencies.today().plusDays(9), Agencies.PASSWORD)));
        return Objects.requireNonNull(made.get());
    }

    @Test
    void whoSignsInGetsTokensThatLetTheProgramIn() {
        var tokens = login(Agencies.PASSWORD, "");
        assertThat(tokens.status()).isEqualTo(200);
        assertThat(tokens.json().path("token_type").asString()).isEqualTo("bearer");
        assertThat(tokens.json().path("expires_in").asLong()).isEqualTo(AccessTokens.VALID.toSeconds());
        assertThat(tokens.header("Set-Cookie")).isNull();
        assertThat(asks(tokens)).isEqualTo(200);
    }

    @Test
    void whoShowsNoTokenOrNoneOfOursIsNobody() {
        var none = nobody.get(LISTINGS);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.problem()).isEqualTo("token-missing");
        assertThat(none.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"Latchkey\"");
        var token = access(login(Agencies.PASSWORD, ""));
        var signature = token.substring(token.lastIndexOf('.') + 1);
        for (var other : List.of(
                "x", "lk_" + "A".repeat(43), token.replace(signature, signature.substring(1) + "A"), token + "A")) {
            var refused = nobody.as(other).get(LISTINGS);
            assertThat(refused.status()).as(other).isEqualTo(401);
            assertThat(refused.problem()).as(other).isEqualTo("token-invalid");
            assertThat(refused.header("WWW-Authenticate")).contains("error=\"invalid_token\"");
        }
        for (var header : List.of("Basic dTpw", "Bearer", "Bearer ", "Bearer a b", "bearer " + token + "\"")) {
            assertThat(nobody.with("Authorization", header).get(LISTINGS).status())
                    .as(header)
                    .isEqualTo(401);
        }
        assertThat(nobody.get(LISTINGS + "?access_token=" + token).status())
                .as("a token in the address")
                .isEqualTo(401);
    }

    @Test
    void whatWasWrongIsNotSaid() {
        var wrong = login("wrong", "");
        var unknown = nobody.post(LOGIN, credentials("nobody@example.org", Agencies.PASSWORD, ""));
        for (var answer : List.of(wrong, unknown)) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.problem()).isEqualTo("sign-in-failed");
        }
        assertThat(wrong.json().path("detail")).isEqualTo(unknown.json().path("detail"));
    }

    @Test
    void fiveFailuresCloseAnAddressForAWhileEvenToTheRightPassword() {
        for (int i = 0; i < SignInAttempts.FAILURES_PER_EMAIL; i++) {
            assertThat(login("wrong", "").status()).isEqualTo(401);
        }
        var closed = login(Agencies.PASSWORD, "");
        assertThat(closed.status()).isEqualTo(429);
        assertThat(closed.problem()).isEqualTo("sign-in-closed");
        assertThat(Integer.parseInt(String.valueOf(closed.header("Retry-After"))))
                .isBetween(1, (int) SignInAttempts.WINDOW.toSeconds() + 1);
        assertThat(nobody.elsewhere()
                        .post(LOGIN, credentials(agency.manager().email(), Agencies.PASSWORD, ""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aNetworkThatTriesTooOftenIsToldWhenToTryAgain() {
        int limit = 120;
        var answer = nobody.post(REFRESH, "{}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("120");
        for (int i = 0; i < 3 * limit && answer.status() == 400; i++) {
            answer = nobody.post(REFRESH, "{}");
        }
        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.problem()).isEqualTo("rate-limit");
        assertThat(answer.json().path("request_id").asString()).isEqualTo(answer.header("X-Request-Id"));
        assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                .isBetween(1, 60);
        assertThat(nobody.post(REFRESH.replace("auth", "%61ut%68"), "{}").status())
                .as("the same address written otherwise")
                .isEqualTo(429);
        assertThat(nobody.elsewhere().post(REFRESH, "{}").status()).isEqualTo(400);
    }

    @Test
    void whoHasASecondFactorSendsACodeToo() {
        var secret = SecondFactors.newSecret();
        var recovery = secondFactors.turnOn(
                agent, secret, SecondFactors.generator(secret).at(Instant.now()));
        var asked = login(Agencies.PASSWORD, "");
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.problem()).isEqualTo("code-needed");
        assertThat(login(Agencies.PASSWORD, "000000x").problem()).isEqualTo("sign-in-failed");
        var next = SecondFactors.generator(secret).at(Instant.now().plus(SecondFactors.STEP));
        assertThat(login(Agencies.PASSWORD, next).status()).isEqualTo(200);
        assertThat(login(Agencies.PASSWORD, next).status()).as("used up").isEqualTo(401);
        assertThat(login(Agencies.PASSWORD, recovery.getFirst()).status()).isEqualTo(200);
        assertThat(login("wrong", recovery.get(1)).problem()).isEqualTo("sign-in-failed");
        assertThat(login(Agencies.PASSWORD, recovery.get(1)).status())
                .as("not used up by a wrong password")
                .isEqualTo(200);
    }

    @Test
    void aTokenGoesOnOnceAndTheNextOneAfterIt() {
        var first = login(Agencies.PASSWORD, "");
        var second = goOn(first);
        assertThat(second.status()).isEqualTo(200);
        assertThat(asks(second)).isEqualTo(200);
        var third = goOn(second);
        assertThat(third.status()).isEqualTo(200);
        assertThat(third.json().path("refresh_token"))
                .isNotEqualTo(second.json().path("refresh_token"));
    }

    @Test
    void aTokenThatComesBackAfterItsUseEndsTheSession() {
        var first = login(Agencies.PASSWORD, "");
        var other = login(Agencies.PASSWORD, "");
        var second = goOn(first);
        assertThat(asks(second)).isEqualTo(200);
        var stolen = goOn(first);
        assertThat(stolen.status()).isEqualTo(401);
        assertThat(goOn(second).status()).isEqualTo(401);
        assertThat(asks(first)).isEqualTo(401);
        assertThat(asks(second)).isEqualTo(401);
        assertThat(asks(other)).as("another session of the same person").isEqualTo(200);
        for (var none : List.of("", "lr_x", "lr_" + "a".repeat(80), "x".repeat(5_000))) {
            assertThat(nobody.post(REFRESH, "{\"refresh_token\": \"" + none + "\"}")
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void aSessionOfAProgramEndsThirtyDaysAfterItBegan() {
        var tokens = login(Agencies.PASSWORD, "");
        database.sql(
                        "update program_session set opened_at = :opened, expires_at = now() - interval '1 second' where user_id = :user")
                .param("opened", java.sql.Timestamp.from(Instant.now().minusSeconds(60)))
                .param("user", agent.id())
                .update();
        assertThat(asks(tokens)).isEqualTo(401);
        assertThat(goOn(tokens).status()).isEqualTo(401);
    }

    @Test
    void whoIsSuspendedIsOutAtOnceWithEveryToken() {
        var tokens = login(Agencies.PASSWORD, "");
        var made = nobody.as(token(agent, EnumSet.of(ApiScope.READ)));
        assertThat(asks(tokens)).isEqualTo(200);
        assertThat(made.get(LISTINGS).status()).isEqualTo(200);
        CurrentUser.runAs(
                agency.admin(), () -> changes.suspend(users.find(agent.id()).orElseThrow()));
        assertThat(asks(tokens)).isEqualTo(401);
        assertThat(made.get(LISTINGS).status()).isEqualTo(401);
        assertThat(goOn(tokens).status()).isEqualTo(401);
        assertThat(login(Agencies.PASSWORD, "").status()).isEqualTo(401);
    }

    @Test
    void whoSignsOutIsOutAtOnceAndOnlyThere() {
        var tokens = login(Agencies.PASSWORD, "");
        var other = login(Agencies.PASSWORD, "");
        assertThat(asks(tokens)).isEqualTo(200);
        var out = nobody.as(access(tokens)).send("POST", LOGOUT, null);
        assertThat(out.status()).isEqualTo(204);
        assertThat(out.body()).isEmpty();
        assertThat(asks(tokens)).isEqualTo(401);
        assertThat(goOn(tokens).status()).isEqualTo(401);
        assertThat(asks(other)).isEqualTo(200);
        var made = nobody.as(token(agent, EnumSet.of(ApiScope.READ, ApiScope.WRITE)));
        assertThat(made.send("POST", LOGOUT, null).status()).isEqualTo(204);
        assertThat(made.get(LISTINGS).status())
                .as("a token of the profile stays")
                .isEqualTo(200);
    }

    @Test
    void aTokenAllowsWhatItWasMadeForAndNoMore() {
        var reader = nobody.as(token(agent, EnumSet.of(ApiScope.READ)));
        assertThat(reader.get(LISTINGS).status()).isEqualTo(200);
        for (var refused : List.of(
                reader.post(LISTINGS, "{"),
                reader.patch(LISTINGS + "/LK-000001", "{"),
                reader.delete("/api/v1/saved-filters/1"))) {
            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.problem()).isEqualTo("scope-missing");
            assertThat(refused.json().path("detail").asString()).contains("write");
        }
        var export = reader.get(LISTINGS + "/export");
        assertThat(export.status()).isEqualTo(403);
        assertThat(export.json().path("detail").asString()).contains("export");
        assertThat(reader.get("/api/v1/imports").json().path("detail").asString())
                .contains("import");
        var writer = nobody.as(token(agency.admin(), EnumSet.of(ApiScope.READ, ApiScope.WRITE)));
        assertThat(writer.get("/api/v1/users").json().path("detail").asString())
                .as("what its person may do, and it may not")
                .contains("administer");
        var exporter = nobody.as(token(agent, EnumSet.of(ApiScope.EXPORT)));
        assertThat(exporter.get(LISTINGS + "/export").status()).isEqualTo(200);
        assertThat(exporter.get(LISTINGS).status()).as("none includes another").isEqualTo(403);
        assertThat(nobody.signIn(agency.viewer().email(), Agencies.PASSWORD)
                        .post(LISTINGS, "{")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aCookieLetsNobodyIn(@Autowired WebApplicationContext context) throws Exception {
        var web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        var session = new MockHttpSession();
        var signedIn = web.perform(post("/sign-in")
                        .param("username", agent.email())
                        .param("password", Agencies.PASSWORD)
                        .session(session))
                .andReturn();
        assertThat(signedIn.getResponse().getRedirectedUrl()).isEqualTo("/");
        assertThat(session.getAttribute("SPRING_SECURITY_CONTEXT")).isNotNull();
        var refused = web.perform(get(LISTINGS).session(session)).andReturn().getResponse();
        assertThat(refused.getStatus()).isEqualTo(401);
        assertThat(refused.getCookies()).isEmpty();
    }
}
