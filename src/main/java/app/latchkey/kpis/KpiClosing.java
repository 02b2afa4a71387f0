package app.latchkey.kpis;

import app.latchkey.platform.figures.ClosedDays;
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
 * Closes the days that are over, of every agency: soon after midnight the one that was yesterday, and at first all there
 * ever were.
 */
@Component
class KpiClosing implements Chore {

    private static final Logger LOG = LoggerFactory.getLogger(KpiClosing.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

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
        var yesterday = LocalDate.now(clock).minusDays(1);
        for (var measured : days.names()) {
            for (long agencyId : behind(measured, yesterday)) {
                if (isEnding.getAsBoolean()) {
                    return;
                }
                try {
                    CurrentAgency.runAs(agencyId, () -> close(measured, yesterday, isEnding));
                } catch (RuntimeException e) {
                    // The next run tries again; other agencies need not wait for it.
                    LOG.error("The days of agency {} could not be closed", agencyId, e);
                }
            }
        }
    }

    private List<Long> behind(String measured, LocalDate yesterday) {
        return database.sql("select * from agencies_to_close(:measured, :day)")
                .param("measured", measured)
                .param("day", yesterday, Types.DATE)
                .query(Long.class)
                .list();
    }

    /** A part at a time, each for good. */
    private void close(String measured, LocalDate yesterday, BooleanSupplier isEnding) {
        boolean isDone = false;
        while (!isDone && !isEnding.getAsBoolean()) {
            isDone = Boolean.TRUE.equals(transaction.execute(_ -> days.close(measured, yesterday)));
        }
    }
}
