package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.platform.security.CurrentUser;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

@DeskTest
class ProfileServiceTests {

    private static final String WANTED = "seven green umbrellas";

    @Autowired
    private ProfileService profile;

    @Autowired
    private UserSessions sessions;

    @Autowired
    private SignInLookup lookup;

    @Autowired
    private UserService users;

    @Autowired
    private PasswordEncoder encoder;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.viewer());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private UUID open() {
        var id = UUID.randomUUID();
        sessions.open(id, agency.viewer(), "192.0.2.1", "", 5);
        return id;
    }

    private boolean isPassword(String typed) {
        return encoder.matches(typed, lookup.find(agency.viewer().email()).getPassword());
    }

    private List<String> history() {
        return CurrentUser.callAs(
                agency.admin(),
                () -> users.history(agency.viewer().id(), 0, 10).stream()
                        .map(HistoryEvent::eventType)
                        .toList());
    }

    @Test
    void aNewPasswordNeedsThePresentOneAndEndsEveryOtherSession() {
        var here = open();
        var there = open();
        assertThatThrownBy(() -> profile.changePassword("wrong", WANTED, here))
                .isInstanceOfSatisfying(
                        InvalidPassword.class,
                        e -> assertThat(e.problem().field()).isEqualTo("present"));
        assertThatThrownBy(() -> profile.changePassword(Agencies.PASSWORD, "password1234", here))
                .isInstanceOf(InvalidPassword.class);
        assertThat(isPassword(Agencies.PASSWORD)).isTrue();
        assertThat(profile.sessions()).hasSize(2);
        profile.changePassword(Agencies.PASSWORD, WANTED, here);
        assertThat(isPassword(WANTED)).isTrue();
        assertThat(sessions.ended(List.of(here, there))).containsExactly(there);
        assertThat(history()).containsExactly("PASSWORD_SET");
    }

    @Test
    void oneEndsOnesOwnSessionsAndNobodyElses() {
        var here = open();
        var there = open();
        var agents = UUID.randomUUID();
        sessions.open(agents, agency.agent(), "192.0.2.2", "", 5);
        profile.endSession(agents);
        assertThat(sessions.ended(List.of(agents))).isEmpty();
        profile.endSession(there);
        assertThat(profile.sessions()).extracting(UserSession::id).containsExactly(here);
        var another = open();
        profile.endOtherSessions(here);
        assertThat(sessions.ended(List.of(here, another, agents))).containsExactly(another);
    }

    @Test
    void guessesAtAnOpenDeskCountAsTheyDoAtTheDoor() {
        for (int i = 0; i < SignInAttempts.FAILURES_PER_EMAIL; i++) {
            assertThatThrownBy(() -> profile.offerPasskey("guess")).isInstanceOf(InvalidPassword.class);
        }
        assertThatThrownBy(() -> profile.offerPasskey(Agencies.PASSWORD))
                .isInstanceOfSatisfying(
                        InvalidPassword.class,
                        e -> assertThat(e.problem().key()).isEqualTo("password.problem.closed"));
    }

    @Test
    void theSecondFactorIsTurnedOnByACodeAndOffByThePassword() {
        assertThatThrownBy(() -> profile.offerSecondFactor("wrong")).isInstanceOf(InvalidPassword.class);
        var offer = profile.offerSecondFactor(Agencies.PASSWORD);
        assertThat(offer.dots()).startsWith("M");
        assertThat(offer.toString()).doesNotContain(offer.secret());
        assertThat(profile.turnOn(offer, "000000")).isEmpty();
        assertThat(profile.hasSecondFactor()).isFalse();
        assertThat(profile.turnOn(offer, SecondFactors.generator(offer.secret()).at(Instant.now())))
                .hasSize(10);
        assertThat(profile.recoveryCodesLeft()).isEqualTo(10);
        assertThatThrownBy(() -> profile.turnOff("wrong")).isInstanceOf(InvalidPassword.class);
        assertThat(profile.hasSecondFactor()).isTrue();
        profile.turnOff(Agencies.PASSWORD);
        assertThat(profile.hasSecondFactor()).isFalse();
        assertThat(history()).containsExactly("SECOND_FACTOR_OFF", "SECOND_FACTOR_ON");
    }
}
