package app.latchkey.users;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every attempt to sign in, on all instances. Five failures for an e-mail address since its last success, or fifty
 * from a network address, within fifteen minutes, close it until the oldest of them is fifteen minutes old.
 */
@Component
class SignInAttempts {

    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int FAILURES_PER_EMAIL = 5;
    static final int FAILURES_PER_ADDRESS = 50;

    private final JdbcClient database;
    private final Clock clock;

    SignInAttempts(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How long this e-mail or network address is closed; zero when it is open. */
    @Transactional(readOnly = true)
    Duration closedFor(String email, String address) {
        var now = clock.instant();
        var since = Timestamp.from(now.minus(WINDOW));
        var reopens = database.sql("""
                        select greatest(
                            (select case when count(*) >= :perEmail then min(at) end from sign_in_attempt
                              where email = cast(:email as citext) and not succeeded and at > greatest(:since,
                                  coalesce((select max(at) from sign_in_attempt
                                             where email = cast(:email as citext) and succeeded), :since))),
                            (select case when count(*) >= :perAddress then min(at) end from sign_in_attempt
                              where address = :address and not succeeded and at > :since))
                        """)
                .param("perEmail", FAILURES_PER_EMAIL)
                .param("perAddress", FAILURES_PER_ADDRESS)
                .param("email", email)
                .param("address", address)
                .param("since", since)
                .query((row, number) -> {
                    var at = row.getTimestamp(1);
                    return at == null ? Instant.MIN : at.toInstant().plus(WINDOW);
                })
                .single();
        return reopens.isAfter(now) ? Duration.between(now, reopens) : Duration.ZERO;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void record(String email, String address, boolean succeeded) {
        database.sql(
                        "insert into sign_in_attempt (email, address, succeeded, at) values (cast(:email as citext), :address, :succeeded, :at)")
                .param("email", email.length() > 254 ? email.substring(0, 254) : email)
                .param("address", address)
                .param("succeeded", succeeded)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void mark(long userId) {
        database.sql("select mark_sign_in(:id, :at)")
                .param("id", userId)
                .param("at", Timestamp.from(clock.instant()))
                .query((row, number) -> userId)
                .single();
    }
}
