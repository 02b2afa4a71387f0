package app.latchkey.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cache of this instance.
 *
 * @param size how many values
 * @param bytes what they take, estimated
 * @param hits since the start, as the two below
 * @param lastHour how often it had what it was asked for within the last hour, in percent; NaN if nobody asked
 * @param isJudged whether that says anything about the cache: it is meant to have most, and was asked often enough
 * @param load how long reading a value took, on average; null where nobody knows
 * @param oldest the age of the oldest that is kept; null while there is none, or nobody knows
 */
public record CacheState(
        String name,
        long size,
        long bytes,
        long hits,
        long misses,
        long evictions,
        double lastHour,
        boolean isJudged,
        @Nullable Duration load,
        @Nullable Duration oldest) {

    /** Of fewer questions in an hour nothing can be said. */
    static final int TELLING = 100;

    /** Null of what is not judged. */
    public @Nullable Band band() {
        return isJudged ? Measure.CACHE_HIT.band(lastHour) : null;
    }

    /** Since the start, in percent; NaN before anybody asked. */
    public double hitRate() {
        return hitRate(hits, misses);
    }

    static double hitRate(long hits, long misses) {
        return hits + misses == 0 ? Double.NaN : 100.0 * hits / (hits + misses);
    }
}
