package app.latchkey.kpis;

import app.latchkey.platform.cache.CacheSettings;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Has the figures of agencies at work ready before they are asked for: at the start and every five minutes those that
 * everybody begins with, and whatever was asked for within a day.
 */
@Component
class KpiWarming implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KpiWarming.class);
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Duration LATELY = Duration.ofDays(1);

    private final KpiFigures figures;
    private final CacheSettings settings;
    private final JdbcClient database;
    private final Clock clock;
    private volatile @Nullable ScheduledExecutorService rounds;
    private volatile boolean isRunning;

    KpiWarming(KpiFigures figures, CacheSettings settings, JdbcClient database, Clock clock) {
        this.figures = figures;
        this.settings = settings;
        this.database = database;
        this.clock = clock;
    }

    /** One figure after the other: whoever works goes first. */
    void warm() {
        var today = LocalDate.now(clock);
        var usual = new PeriodChoice.Named(NamedPeriod.MONTH);
        var question = new KpiQuestion(KpiScope.AGENCY, usual.on(today), usual.before(today), today);
        for (long agencyId : database.sql("select * from agencies_at_work(:since)")
                .param("since", Timestamp.from(clock.instant().minus(LATELY)))
                .query(Long.class)
                .list()) {
            for (var kpi : figures.kpis()) {
                warm(agencyId, kpi, question);
            }
        }
        figures.renewOld();
    }

    private void warm(long agencyId, Kpi kpi, KpiQuestion question) {
        try {
            figures.get(agencyId, kpi, question).join();
        } catch (CompletionException e) {
            // Whoever asks for it is told; the others need not wait.
            LOG.warn("{} of agency {} could not be made ready", kpi.name(), agencyId, e);
        }
    }

    private void tryToWarm() {
        try {
            warm();
        } catch (RuntimeException e) {
            if (isRunning) {
                LOG.warn("Figures could not be made ready", e);
            }
        }
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled() && settings.warm();
    }

    @Override
    public void start() {
        isRunning = true;
        var begun = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kpi-warming").factory());
        rounds = begun;
        var unused = begun.scheduleWithFixedDelay(this::tryToWarm, 1, PAUSE.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void stop() {
        isRunning = false;
        var ending = rounds;
        if (ending != null) {
            ending.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
