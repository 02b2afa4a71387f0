package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import java.net.URI;
import java.util.Locale;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@DeskTest
class SignInTests {

    private static int visitors;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private MockMvc web;
    private TestAgency agency;
    private String networkAddress;

    @BeforeEach
    void open(@Autowired WebApplicationContext context) {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        agency = agencies.create();
        // The network address is throttled, too, and every test starts with a clean one.
        networkAddress = "192.0.2." + ++visitors;
    }

    @Test
    void opensTheDeskForTheRightPassword() throws Exception {
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD))
                .andExpect(redirectedUrl("/"))
                .andExpect(authenticated().withUsername(agency.agent().email()));
        assertThat(attempts(agency.agent().email(), true)).isEqualTo(1);
        assertThat(agencies.within(
                        agency.id(),
                        () -> database.sql("select last_sign_in_at is not null from users where id = :id")
                                .param("id", agency.agent().id())
                                .query(Boolean.class)
                                .single()))
                .isTrue();
    }

    @Test
    void takesNoNoticeOfCapitalsAndSpacesAroundTheAddress() throws Exception {
        attemptOf(" " + agency.agent().email().toUpperCase(Locale.ROOT) + " ", Agencies.PASSWORD)
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void givesANewSessionToWhoeverSignsIn() throws Exception {
        var session = new MockHttpSession();
        var before = session.getId();
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD).session(session))
                .andExpect(redirectedUrl("/"));
        assertThat(session.getId()).isNotEqualTo(before);
    }

    @Test
    void saysTheSameToAWrongPasswordAndAnUnknownAddress() throws Exception {
        attemptOf(agency.agent().email(), "wrong").andExpect(redirectedUrl("/sign-in?error"));
        attemptOf("nobody" + agency.id() + "@example.org", "wrong").andExpect(redirectedUrl("/sign-in?error"));
        assertThat(attempts(agency.agent().email(), false)).isEqualTo(1);
    }

    @Test
    void closesAnAddressAfterFiveFailuresEvenForTheRightPassword() throws Exception {
        for (int i = 0; i < SignInAttempts.FAILURES_PER_EMAIL; i++) {
            attemptOf(agency.agent().email(), "wrong").andExpect(redirectedUrl("/sign-in?error"));
        }
        attemptOf(agency.agent().email(), Agencies.PASSWORD).andExpect(redirectedUrl("/sign-in?wait=15"));
        attemptOf(agency.manager().email(), Agencies.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void forgetsEarlierFailuresOnceASignInSucceeded() throws Exception {
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < SignInAttempts.FAILURES_PER_EMAIL - 1; i++) {
                attemptOf(agency.agent().email(), "wrong");
            }
            attemptOf(agency.agent().email(), Agencies.PASSWORD).andExpect(redirectedUrl("/"));
        }
    }

    @Test
    void closesANetworkAddressThatTriesManyPeople() throws Exception {
        for (int i = 0; i < SignInAttempts.FAILURES_PER_ADDRESS; i++) {
            attemptOf("guess" + agency.id() + "." + i + "@example.org", "wrong");
        }
        attemptOf(agency.agent().email(), Agencies.PASSWORD).andExpect(redirectedUrl("/sign-in?wait=15"));
    }

    @Test
    void letsNobodyInWhoIsNotActive() throws Exception {
        agencies.within(
                agency.id(),
                () -> database.sql("update users set status = 'SUSPENDED' where id = :id")
                        .param("id", agency.agent().id())
                        .update());
        attemptOf(agency.agent().email(), Agencies.PASSWORD).andExpect(redirectedUrl("/sign-in?error"));
    }

    @Test
    void refusesASignInThatAnotherSiteSends() throws Exception {
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD).header("Sec-Fetch-Site", "cross-site"))
                .andExpect(status().isForbidden());
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD).header("Origin", "https://elsewhere.example"))
                .andExpect(status().isForbidden());
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD)
                        .uri(URI.create("/%73ign-in"))
                        .header("Sec-Fetch-Site", "cross-site"))
                .andExpect(status().isForbidden());
        web.perform(attempt(agency.agent().email(), Agencies.PASSWORD)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Origin", "http://localhost"))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void asksForATokenWithWhateverElseIsPosted() throws Exception {
        web.perform(post("/listings").with(request -> {
                    request.setRemoteAddr(networkAddress);
                    return request;
                }))
                .andExpect(status().isForbidden());
        web.perform(post("/logout")).andExpect(status().isForbidden());
    }

    @Test
    void sendsStrangersToTheSignInPage() throws Exception {
        web.perform(get("/listings")).andExpect(status().is3xxRedirection()).andExpect(redirectedUrl("/sign-in"));
    }

    @Test
    void sendsTheHeadersThatKeepAPageToItself() throws Exception {
        web.perform(get("/listings"))
                .andExpect(header().string("Content-Security-Policy", Matchers.containsString("default-src 'self'")))
                .andExpect(
                        header().string("Content-Security-Policy", Matchers.containsString("frame-ancestors 'none'")))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().exists("Permissions-Policy"))
                .andExpect(header().doesNotExist("Server"));
    }

    @Test
    void showsStrangersNothingOfTheActuatorButHealth() throws Exception {
        for (var endpoint : new String[] {"env", "beans", "heapdump", "loggers", "metrics"}) {
            web.perform(get("/actuator/" + endpoint)).andExpect(redirectedUrl("/sign-in"));
        }
    }

    private ResultActions attemptOf(String email, String password) throws Exception {
        return web.perform(attempt(email, password));
    }

    private MockHttpServletRequestBuilder attempt(String email, String password) {
        return post("/sign-in")
                .param("username", email)
                .param("password", password)
                .with(request -> {
                    request.setRemoteAddr(networkAddress);
                    return request;
                });
    }

    private long attempts(String email, boolean succeeded) {
        return agencies.within(
                agency.id(),
                () -> database.sql(
                                "select count(*) from sign_in_attempt where email = cast(:email as citext) and succeeded = :succeeded")
                        .param("email", email)
                        .param("succeeded", succeeded)
                        .query(Long.class)
                        .single());
    }
}
