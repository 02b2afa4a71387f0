package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.DeskTest;
import app.latchkey.platform.figures.Period;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@DeskTest
class SignInRetentionTests {

    @Autowired
    private SignInRetention retention;

    @Autowired
    private JdbcClient database;

    @Test
    void everyInstallationRunsItByItself() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("""
                        select count(*) from scheduled_tasks where task_name = 'sign-in-retention'
                           and task_instance = 'recurring' and last_success is not null and last_failure is null""").query(Integer.class).single() == 1);
    }

    @Test
    void attemptsGoAfterTwelveMonthsAndNotBefore() {
        var aYearAgo = ZonedDateTime.now(Period.LONDON).minusMonths(12);
        var email = UUID.randomUUID() + "@example.org";
        attempt(email, aYearAgo.minusMinutes(1), 5001);
        attempt(email, aYearAgo.plusMinutes(5), 2);
        retention.run(() -> false);
        assertThat(left(email)).isEqualTo(2);
    }

    @Test
    void anInstanceThatEndsLeavesTheRestToTheNextRun() {
        var email = UUID.randomUUID() + "@example.org";
        attempt(email, ZonedDateTime.now(Period.LONDON).minusMonths(13), 1);
        retention.run(() -> true);
        assertThat(left(email)).isOne();
    }

    private void attempt(String email, ZonedDateTime at, int times) {
        database.sql("""
                        insert into sign_in_attempt (email, address, succeeded, at)
                        select cast(:email as citext), '192.0.2.250', false, :at from generate_series(1, :times)""")
                .param("email", email)
                .param("at", Timestamp.from(at.toInstant()))
                .param("times", times)
                .update();
    }

    private int left(String email) {
        return database.sql("select count(*) from sign_in_attempt where email = cast(:email as citext)")
                .param("email", email)
                .query(Integer.class)
                .single();
    }
}
