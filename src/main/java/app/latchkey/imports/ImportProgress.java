package app.latchkey.imports;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a running import is.
 *
 * @param done rows, or while the file is read its bytes
 * @param expected as many as there will be in this phase; 0 when that is not known
 */
public record ImportProgress(Phase phase, long done, long expected, Instant since, Instant now) {

    /** What is being done. */
    public enum Phase {
        /** The file is read, and each row checked. */
        READING,
        /** All rows are held against each other, or against what the agency has by now. */
        COMPARING,
        WRITING,
        UNDOING
    }

    /** From 0 to 1. */
    public double share() {
        return expected == 0 ? 0 : Math.min(1, (double) done / expected);
    }

    /** A second, on the average of this phase. */
    public long rate() {
        return done * 1000 / Math.max(1, Duration.between(since, now).toMillis());
    }

    /** As long as the rest of this phase takes at that rate. */
    public Duration left() {
        long rate = rate();
        return rate == 0 ? Duration.ZERO : Duration.ofSeconds(Math.max(0, expected - done) / rate);
    }
}
