package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how far a running import is, some times a second, and hears whether it is to stop. */
final class Meter {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ImportJobs jobs;
    private final ImportJob job;
    private final Clock clock;
    private Phase phase = Phase.READING;
    private Instant since;
    private Instant said;

    Meter(ImportJobs jobs, ImportJob job, Clock clock) {
        this.jobs = jobs;
        this.job = job;
        this.clock = clock;
        this.since = clock.instant();
        this.said = since;
    }

    /** @throws ImportMoved when somebody else has the turn */
    void begin(Phase next, long expected) {
        phase = next;
        since = clock.instant();
        said = since;
        jobs.progress(job, phase, 0, expected, since);
    }

    /**
     * @throws ImportCancelled when a person called it off
     * @throws ImportMoved when somebody else has the turn
     */
    void at(long done, long expected) {
        var now = clock.instant();
        if (Duration.between(said, now).compareTo(PAUSE) < 0) {
            return;
        }
        said = now;
        if (jobs.isCancelWanted(job.id())) {
            throw new ImportCancelled(job.id());
        }
        jobs.progress(job, phase, done, expected, since);
    }
}
