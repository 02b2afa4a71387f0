package app.latchkey.webhooks;

import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deliveries go when they are old, whatever became of them. */
@Component
class WebhookRetention implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookRetention.class);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int MOST_AT_ONCE = 5000;

    private final DeliveryLog log;
    private final JdbcClient database;
    private final Clock clock;

    WebhookRetention(DeliveryLog log, JdbcClient database, Clock clock) {
        this.log = log;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook-retention";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        var before = clock.instant().minus(KEPT);
        var agencies = database.sql("select * from webhooks_to_clear(:before)")
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .list();
        for (long agencyId : agencies) {
            try {
                CurrentAgency.runAs(agencyId, () -> clear(before, isEnding));
            } catch (RuntimeException e) {
                LOG.error("Old deliveries of agency {} could not go", agencyId, e);
            }
        }
    }

    private void clear(Instant before, BooleanSupplier isEnding) {
        int gone = 1;
        while (gone > 0 && !isEnding.getAsBoolean()) {
            gone = log.forget(before, MOST_AT_ONCE);
        }
    }
}
