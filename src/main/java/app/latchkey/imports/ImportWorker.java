package app.latchkey.imports;

import app.latchkey.platform.jobs.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The long work of imports: it goes on with the tab closed, and again from its beginning after a crash, since nothing
 * of it stays before all of it does.
 */
abstract class ImportWorker implements Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);

    static final Duration WAIT_FOR_TURN = Duration.ofSeconds(1);

    private final ImportJobs jobs;

    ImportWorker(ImportJobs jobs) {
        this.jobs = jobs;
    }

    /** Whether there is anything left to do for a job in such a state. */
    abstract boolean isDue(ImportStatus status);

    /** @return false when it has to wait */
    abstract boolean workOn(ImportJob job) throws Exception;

    /** Where a job is that was called off, or broke off, on the way: as if this work had not begun. */
    abstract ImportStatus before(ImportJob job);

    @Override
    public final Optional<Duration> work(long id, BooleanSupplier isEnding) {
        var job = jobs.find(id).filter(found -> isDue(found.status()));
        if (job.isEmpty()) {
            return Optional.empty();
        }
        try {
            return workOn(job.get()) ? Optional.empty() : Optional.of(WAIT_FOR_TURN);
        } catch (ImportCancelled calledOff) {
            jobs.become(id, before(job.get()));
        } catch (Exception e) {
            if (isEnding.getAsBoolean()) {
                // Somebody else goes on, or this instance when it is back.
                throw new IllegalStateException(e);
            }
            LOG.error("{} of import {} broke off", name(), id, e);
            jobs.failed(id, before(job.get()), ImportText.of("import.failed"));
        }
        return Optional.empty();
    }
}
