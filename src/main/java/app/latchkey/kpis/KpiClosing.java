package app.latchkey.kpis;

import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.jobs.Chore;
import app.latchkey.platform.security.CurrentAgency;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the days that are over, of every agency: some time after midnight the one that was yesterday, and at first all
 * there ever were.
 */
@Component
class KpiClosing implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(KpiClosing.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    /** After midnight: whatever began before it is committed by then, or never will be. */
    static final Duration GRACE = Duration.ofHours(1);

    private final ClosedDays days;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KpiClosing(ClosedDays days, JdbcClient database, PlatformTransactionManager transactions, Clock clock) {
        this.days = days;
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "kpi-closing";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier isEnding) {
        var last =
                LocalDate.ofInstant(clock.instant().minus(GRACE), Period.LONDON).minusDays(1);
        for (var measured : days.names()) {
            for (long agencyId : behind(measured, last)) {
                if (isEnding.getAsBoolean()) {
                    return;
                }
                try {
                    CurrentAgency.runAs(agencyId, () -> close(measured, last, isEnding));
                } catch (RuntimeException e) {
                    // The next run tries again; other agencies need not wait for it.
                    LOG.error("The days of agency {} could not be closed", agencyId, e);
                }
            }
        }
    }

    private List<Long> behind(String measured, LocalDate last) {
        return database.sql("select * from agencies_to_close(:measured, :day)")
                .param("measured", measured)
                .param("day", last, Types.DATE)
                .query(Long.class)
                .list();
    }

    /** A part at a time, each for good. */
    private void close(String measured, LocalDate last, BooleanSupplier isEnding) {
        boolean isDone = false;
        while (!isDone && !isEnding.getAsBoolean()) {
            isDone = Boolean.TRUE.equals(transaction.execute(_ -> days.close(measured, last)));
        }
    }
}
