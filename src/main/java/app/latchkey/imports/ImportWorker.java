package app.latchkey.imports;

import app.latchkey.platform.jobs.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;

/**
 * The long work of imports: it goes on with the tab closed, and again from its beginning after a crash, since nothing
 * of it stays before all of it does.
 */
abstract class ImportWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    static final Duration WAIT_FOR_TURN = Duration.ofSeconds(1);

    /** Connection lost, server shutting down, crashed or starting, idle for too long in a transaction. */
    private static final Pattern CUT_OFF = Pattern.compile("08...|57P0[1-5]|25P03");

    private final ImportJobs jobs;
    private final ImportTurns turns;

    ImportWorker(ImportJobs jobs, ImportTurns turns) {
        this.jobs = jobs;
        this.turns = turns;
    }

    /** Whether there is anything left to do for a job in such a state. */
    abstract boolean isDue(ImportStatus status);

    /** What a job is while this works on it. */
    abstract ImportStatus working();

    /** @param job with the turn that was taken */
    abstract void workOn(ImportJob job) throws Exception;

    /** Where a job is that was called off, or broke off, on the way: as if this work had not begun. */
    abstract ImportStatus before(ImportJob job);

    @Override
    public final Optional<Duration> work(long id, BooleanSupplier isEnding) {
        var due = jobs.find(id).filter(found -> isDue(found.status()));
        if (due.isEmpty()) {
            return Optional.empty();
        }
        var job = turn(due.get());
        if (job.isEmpty()) {
            return Optional.of(WAIT_FOR_TURN);
        }
        try {
            workOn(job.get());
        } catch (ImportMoved lost) {
            // This instance was taken for dead, and somebody else goes on.
            LOG.warn("{} of import {} goes on elsewhere", name(), id);
        } catch (ImportCancelled calledOff) {
            turns.breakOff(job.get(), before(job.get()), null);
        } catch (Exception e) {
            if (isEnding.getAsBoolean() || isCutOff(e)) {
                // Somebody else goes on, or this instance when it is back, or has its database back.
                throw new IllegalStateException(e);
            }
            LOG.error("{} of import {} broke off", name(), id, e);
            turns.breakOff(job.get(), before(job.get()), ImportText.of("import.failed"));
        }
        return Optional.empty();
    }

    private Optional<ImportJob> turn(ImportJob due) {
        try {
            return turns.takesTurn(due, working());
        } catch (DuplicateKeyException another) {
            return Optional.empty();
        }
    }

    /** The database ended the connection, or is itself at its end: it says nothing of the import. */
    private static boolean isCutOff(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && CUT_OFF.matcher(sql.getSQLState()).matches()) {
                return true;
            }
        }
        return false;
    }
}
