package app.latchkey.audit;

import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Takes the events of every agency into its chain, some minutes after they were written: whoever writes waits for nothing. */
@Component
class HistorySealing implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(HistorySealing.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final HistorySeals seals;
    private final SealHorizon horizon;
    private final JdbcClient database;

    HistorySealing(HistorySeals seals, SealHorizon horizon, JdbcClient database) {
        this.seals = seals;
        this.horizon = horizon;
        this.database = database;
    }

    @Override
    public String name() {
        return "history-sealing";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        long through = horizon.settled();
        for (long agencyId : agencies()) {
            try {
                CurrentAgency.runAs(agencyId, () -> seal(through, isEnding));
            } catch (RuntimeException e) {
                // The next run tries again; other agencies need not wait for it.
                LOG.error("The history of agency {} could not be sealed", agencyId, e);
            }
        }
    }

    List<Long> agencies() {
        return database.sql("select * from agencies_to_seal()")
                .query(Long.class)
                .list();
    }

    /** Takes in what the current agency has by now. */
    void seal() {
        seal(horizon.settled(), () -> false);
    }

    private void seal(long through, BooleanSupplier isEnding) {
        int sealed = HistorySeals.MOST_EVENTS;
        while (sealed == HistorySeals.MOST_EVENTS && !isEnding.getAsBoolean()) {
            sealed = seals.sealNext(through);
        }
    }
}
