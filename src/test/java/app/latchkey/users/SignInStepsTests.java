package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import jakarta.servlet.http.HttpSessionEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What comes after the password, and what ends a session. */
@DeskTest
class SignInStepsTests {

    @Autowired
    private Agencies agencies;

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private OpenSessions open;

    @Autowired
    private EndedSessions ended;

    @Autowired
    private UserChanges changes;

    @Autowired
    private UserService users;

    @Autowired
    private JdbcClient database;

    private MockMvc web;
    private TestAgency agency;
    private SignedIn agent;

    @BeforeEach
    void start(@Autowired WebApplicationContext context) {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        agency = agencies.create();
        agent = agency.agent();
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private ResultActions password(MockHttpSession session) throws Exception {
        return web.perform(post("/sign-in")
                .param("username", agent.email())
                .param("password", Agencies.PASSWORD)
                .session(session));
    }

    private ResultActions step(MockHttpSession session, String name, String value) throws Exception {
        return web.perform(
                post("/sign-in/step").param(name, value).session(session).with(csrf()));
    }

    private static String code(String secret) {
        return SecondFactors.generator(secret).at(Instant.now());
    }

    private static String next(String secret) {
        return SecondFactors.generator(secret).at(Instant.now().plus(SecondFactors.STEP));
    }

    @Test
    void whoHasASecondFactorIsNobodyUntilTheCodeIsRight() throws Exception {
        var secret = SecondFactors.newSecret();
        assertThat(secondFactors.turnOn(agent, secret, "000000x")).isEmpty();
        assertThat(secondFactors.isOn(agent)).isFalse();
        var first = code(secret);
        var second = next(secret);
        var recovery = secondFactors.turnOn(agent, secret, first);
        assertThat(recovery).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();
        var session = new MockHttpSession();
        password(session).andExpect(redirectedUrl("/sign-in/code")).andExpect(unauthenticated());
        step(session, "code", "123")
                .andExpect(redirectedUrl("/sign-in/code?error"))
                .andExpect(unauthenticated());
        // The code that turned it on is used up.
        step(session, "code", first).andExpect(redirectedUrl("/sign-in/code?error"));
        step(session, "code", second).andExpect(redirectedUrl("/")).andExpect(authenticated());
        var another = new MockHttpSession();
        password(another);
        step(another, "code", second).andExpect(redirectedUrl("/sign-in/code?error"));
        var typed =
                recovery.getFirst().substring(0, 5) + "-" + recovery.getFirst().substring(5);
        step(another, "code", typed.toUpperCase(Locale.UK)).andExpect(authenticated());
        assertThat(secondFactors.codesLeft(agent)).isEqualTo(SecondFactors.RECOVERY_CODES - 1);
        var third = new MockHttpSession();
        password(third);
        step(third, "code", typed).andExpect(redirectedUrl("/sign-in/code?error"));
    }

    @Test
    void whoIsSuspendedBetweenPasswordAndCodeStaysOutAndNoSessionHoldsAPassword() throws Exception {
        var secret = SecondFactors.newSecret();
        secondFactors.turnOn(agent, secret, code(secret));
        var session = new MockHttpSession();
        password(session).andExpect(redirectedUrl("/sign-in/code"));
        Agencies.signIn(agency.admin());
        changes.suspend(users.find(agent.id()).orElseThrow());
        Agencies.signOut();
        step(session, "code", next(secret)).andExpect(redirectedUrl("/sign-in?error"));
        Agencies.signIn(agency.admin());
        changes.reactivate(users.find(agent.id()).orElseThrow());
        Agencies.signOut();
        password(session);
        step(session, "code", next(secret))
                .andExpect(authenticated()
                        .withAuthentication(now -> assertThat(now.getPrincipal())
                                .isInstanceOfSatisfying(
                                        SignedIn.class,
                                        person ->
                                                assertThat(person.getPassword()).isNull())));
    }

    @Test
    void wrongCodesCloseTheAddressAndARightPasswordDoesNotOpenItAgain() throws Exception {
        var secret = SecondFactors.newSecret();
        secondFactors.turnOn(agent, secret, code(secret));
        var session = new MockHttpSession();
        for (int i = 0; i < SignInAttempts.FAILURES_PER_EMAIL; i++) {
            password(session).andExpect(redirectedUrl("/sign-in/code"));
            step(session, "code", "000000").andExpect(redirectedUrl("/sign-in/code?error"));
        }
        step(session, "code", next(secret)).andExpect(redirectedUrl("/sign-in?wait=15"));
        password(session).andExpect(redirectedUrl("/sign-in?wait=15"));
    }

    @Test
    void aCodeWithoutAPasswordLeadsBackAndOneWithoutATokenNowhere() throws Exception {
        step(new MockHttpSession(), "code", "123456")
                .andExpect(redirectedUrl("/sign-in?error"))
                .andExpect(unauthenticated());
        web.perform(post("/sign-in/step").param("code", "123456").session(new MockHttpSession()))
                .andExpect(status().isForbidden());
    }

    @Test
    void theSecretIsOfNoUseToWhoeverReadsTheDatabase() {
        var secret = SecondFactors.newSecret();
        secondFactors.turnOn(agent, secret, code(secret));
        var row = agencies.within(
                agency.id(),
                () -> database.sql("select f::text from second_factor f where user_id = :id")
                        .param("id", agent.id())
                        .query(String.class)
                        .single());
        assertThat(row).doesNotContain(secret);
        secondFactors.turnOff(agent);
        assertThat(secondFactors.isOn(agent)).isFalse();
    }

    @Test
    void aSuperuserHasOneTooThoughOfNoAgency() {
        var superuser = new SignedIn(-7, null, null, "keeper@example.org", "Keeper", Role.SUPERUSER, true, null);
        var secret = SecondFactors.newSecret();
        assertThat(secondFactors.turnOn(superuser, secret, code(secret))).isNotEmpty();
        assertThat(secondFactors.isOn(superuser)).isTrue();
        assertThat(secondFactors.accepts(superuser, next(secret))).isTrue();
        secondFactors.turnOff(superuser);
    }

    @Test
    void theSixthBrowserIsToldWhichOthersThereAreAndComesInForOneOfThem() throws Exception {
        var browsers = Stream.generate(MockHttpSession::new).limit(5).toList();
        for (var browser : browsers) {
            password(browser).andExpect(redirectedUrl("/"));
        }
        var sixth = new MockHttpSession();
        password(sixth).andExpect(redirectedUrl("/sign-in/sessions")).andExpect(unauthenticated());
        assertThat(sessions.of(agent.id())).hasSize(5);
        var somebodyElses = sessions(agency.manager());
        step(sixth, "close", somebodyElses).andExpect(redirectedUrl("/sign-in/sessions"));
        step(sixth, "close", "nonsense").andExpect(redirectedUrl("/sign-in/sessions"));
        var first = String.valueOf(browsers.getFirst().getAttribute(UserSession.KEY));
        step(sixth, "close", first).andExpect(redirectedUrl("/")).andExpect(authenticated());
        open.endWhatEnded();
        await().untilAsserted(() -> assertThat(browsers.getFirst().isInvalid()).isTrue());
        assertThat(browsers.get(1).isInvalid()).isFalse();
        assertThat(sessions.of(agency.manager().id())).hasSize(1);
    }

    private String sessions(SignedIn person) {
        var id = UUID.randomUUID();
        sessions.open(id, person, "192.0.2.1", "", 5);
        return id.toString();
    }

    @Test
    void whoIsSuspendedIsOutOfEveryBrowserWithinSeconds() throws Exception {
        var browser = new MockHttpSession();
        password(browser).andExpect(authenticated());
        Agencies.signIn(agency.admin());
        changes.suspend(users.find(agent.id()).orElseThrow());
        // By itself: a change of people was heard of.
        await().untilAsserted(() -> assertThat(browser.isInvalid()).isTrue());
        assertThat(sessions.of(agent.id())).isEmpty();
        Agencies.signOut();
        password(new MockHttpSession()).andExpect(redirectedUrl("/sign-in?error"));
    }

    @Test
    void whoSignsInAgainInTheSameBrowserHasOneSessionThere() throws Exception {
        var browser = new MockHttpSession();
        password(browser).andExpect(authenticated());
        password(browser).andExpect(authenticated());
        assertThat(sessions.of(agent.id()))
                .singleElement()
                .extracting(UserSession::id)
                .isEqualTo(browser.getAttribute(UserSession.KEY));
        open.endWhatEnded();
        assertThat(browser.isInvalid()).isFalse();
    }

    @Test
    void whoSignsOutLeavesNoSessionBehind() throws Exception {
        var browser = new MockHttpSession();
        password(browser);
        assertThat(sessions.of(agent.id())).hasSize(1);
        ended.sessionDestroyed(new HttpSessionEvent(browser));
        await().untilAsserted(() -> assertThat(sessions.of(agent.id())).isEmpty());
    }

    @Test
    void aSessionSaysInWordsWhichBrowserItIs() {
        assertThat(List.of(
                        Browser.of(
                                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0 Safari/537.36"),
                        Browser.of(
                                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0"),
                        Browser.of("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"),
                        Browser.of("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"),
                        Browser.of("curl/8.5"),
                        Browser.of(null)))
                .containsExactly("Chrome, Windows", "Edge, Windows", "Firefox, Linux", "Safari, iPhone", "", "");
    }
}
