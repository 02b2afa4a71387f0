package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.platform.security.SignedIn;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class PresenceTests {

    @Autowired
    private SessionService sessions;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private void session(SignedIn person, String seen) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        insert into user_session (id, user_id, opened_at, seen_at, address, browser)
                        values (:id, :user, now(), now() - cast(:seen as interval), '127.0.0.1', 'Firefox')""")
                        .param("id", UUID.randomUUID())
                        .param("user", person.id())
                        .param("seen", seen)
                        .update());
    }

    @Test
    void peopleAreCountedOnceHoweverManyBrowsersTheyUse() {
        session(agency.agent(), "1 minute");
        session(agency.agent(), "10 minutes");
        session(agency.manager(), "2 minutes");
        session(agency.viewer(), "36 minutes");
        assertThat(sessions.presence()).extracting(Presence::people).isEqualTo(2);
        assertThat(sessions.presence()).extracting(Presence::browsers).isEqualTo(3);
    }

    @Test
    void whoSignedInSinceMidnightIsCounted() {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        update users set last_sign_in_at = case when id = :agent then now() else now() - interval '25 hours' end
                         where agency_id = current_agency()""").param("agent", agency.agent().id()).update());
        assertThat(sessions.presence().today()).isEqualTo(1);
    }

    @Test
    void anotherAgencysPeopleAreNotSeen() {
        session(agency.agent(), "1 minute");
        Agencies.signIn(agencies.create().admin());
        assertThat(sessions.presence()).isEqualTo(new Presence(0, 0, 0));
    }
}
