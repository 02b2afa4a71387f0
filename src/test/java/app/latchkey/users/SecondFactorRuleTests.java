package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.platform.security.SignedIn;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Where administrators and superusers have to have a second factor. */
@DeskTest
class SecondFactorRuleTests {

    @Autowired
    private SecondFactors secondFactors;

    @Autowired
    private SignInLookup lookup;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private SignInAttempts attempts;

    @Autowired
    private ProgramSessions programs;

    @Autowired
    private InstallationSecret installation;

    @Autowired
    private ApiTokenUses uses;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Clock clock;

    @Autowired
    private ProfileService profile;

    @Autowired
    private UserService users;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private SecondFactorRule rule;

    @BeforeEach
    void start() {
        agency = agencies.create();
        rule = new SecondFactorRule(secondFactors, true);
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private Authentication signIn(SignedIn person) {
        return new ThrottledSignIn(lookup, encoder, attempts, secondFactors, rule)
                .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(person.email(), Agencies.PASSWORD));
    }

    private static List<String> authorities(Authentication authentication) {
        return authentication.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .toList();
    }

    private void turnOn(SignedIn person) {
        var secret = SecondFactors.newSecret();
        assertThat(secondFactors.turnOn(
                        person, secret, SecondFactors.generator(secret).at(Instant.now())))
                .isNotEmpty();
    }

    @Test
    void whoRunsTheAgencySignsInAsNobodyInParticularUntilTheyHaveOne() {
        assertThat(authorities(signIn(agency.manager()))).containsExactly("ROLE_MANAGER");
        assertThat(authorities(signIn(agency.admin()))).containsExactly("ROLE_CONFINED");
        assertThat(authorities(new ThrottledSignIn(
                                lookup, encoder, attempts, secondFactors, new SecondFactorRule(secondFactors, false))
                        .authenticate(UsernamePasswordAuthenticationToken.unauthenticated(
                                agency.admin().email(), Agencies.PASSWORD))))
                .containsExactly("ROLE_ADMIN");
    }

    @Test
    void theyMaySeeToHowTheySignInAndDoNothingElse() {
        Agencies.signIn(agency.admin().confined());
        assertThat(profile.hasSecondFactor()).isFalse();
        assertThatThrownBy(() -> users.find(agency.agent().id())).isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> profile.makeApiToken(
                        "Way round", Set.of(ApiScope.ADMINISTER), Agencies.today(), Agencies.PASSWORD))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void noProgramWorksInTheirNameEither() {
        Agencies.signIn(agency.admin());
        var token = profile.makeApiToken("Nightly", Set.of(ApiScope.READ), Agencies.today(), Agencies.PASSWORD);
        Agencies.signOut();
        var apiTokens = new ApiTokens(database, uses, rule, clock);
        var accessTokens = new AccessTokens(installation, programs, lookup, rule, clock);
        var access = accessTokens.issue(
                programs.open(agency.admin().id(), "192.0.2.1").id());
        assertThat(apiTokens.find(token)).isEmpty();
        assertThat(accessTokens.find(access)).isEmpty();
        turnOn(agency.admin());
        assertThat(apiTokens.find(token)).isPresent();
        assertThat(accessTokens.find(access)).isPresent();
    }
}
