package app.latchkey.users;

import app.latchkey.platform.figures.Period;
import app.latchkey.platform.jobs.Chore;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Attempts to sign in go when they are twelve months old, as all that says who was there (MODEL 5.6). */
@Component
class SignInRetention implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(SignInRetention.class);
    private static final Duration PAUSE = Duration.ofDays(1);
    private static final int MONTHS_KEPT = 12;
    private static final int MOST_AT_ONCE = 5000;

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    SignInRetention(JdbcClient database, TransactionTemplate transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sign-in-retention";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        var before =
                clock.instant().atZone(Period.LONDON).minusMonths(MONTHS_KEPT).toInstant();
        long all = 0;
        long gone = MOST_AT_ONCE;
        while (gone == MOST_AT_ONCE && !isEnding.getAsBoolean()) {
            gone = forget(before);
            all += gone;
        }
        if (all > 0) {
            LOG.info("{} attempts to sign in were old enough to go", all);
        }
    }

    private long forget(Instant before) {
        Long gone = transaction.execute(_ -> database.sql("select forget_sign_in_attempts(:before, :most)")
                .param("before", Timestamp.from(before))
                .param("most", MOST_AT_ONCE)
                .query(Long.class)
                .single());
        return gone == null ? 0 : gone;
    }
}
