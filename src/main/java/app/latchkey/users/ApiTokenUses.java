package app.latchkey.users;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * When tokens were last used, to within a minute: marked some seconds later by a thread of its own, many at once, so that
 * nobody who shows a token waits for a write. What the last seconds before a stop used is not marked.
 */
@Component
class ApiTokenUses implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ApiTokenUses.class);
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Set<UUID> used = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("latchkey-tokens").factory());
    private final JdbcClient database;
    private final Clock clock;

    ApiTokenUses(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
        var unused = rounds.scheduleWithFixedDelay(
                this::carefully, ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
    }

    void add(UUID id) {
        used.add(id);
    }

    synchronized void mark() {
        var ids = used.toArray(UUID[]::new);
        if (ids.length == 0) {
            return;
        }
        used.removeAll(Set.of(ids));
        database.sql("select mark_api_tokens(:ids, :now)")
                .param("ids", ids)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> ids.length)
                .single();
    }

    /** A timer that threw once would never run again. */
    private void carefully() {
        try {
            mark();
        } catch (RuntimeException e) {
            LOG.warn("The use of tokens was not marked", e);
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
