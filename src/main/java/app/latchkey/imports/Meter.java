package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Says how far a running import is, some times a second, and hears whether it is to stop. */
final class Meter {

    private static final Duration PAUSE = Duration.ofMillis(500);

    private final ImportTurns turns;
    private final ImportJob job;
    private final Clock clock;
    private Phase phase = Phase.READING;
    private Instant since;
    private Instant said;

    Meter(ImportTurns turns, ImportJob job, Clock clock) {
        this.turns = turns;
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
        turns.progress(job, phase, 0, expected, since);
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
        if (turns.isCancelWanted(job.id())) {
            throw new ImportCancelled(job.id());
        }
        turns.progress(job, phase, done, expected, since);
    }
}
