package app.latchkey.metrics;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One cache of this instance.
 *
 * @param size how many values
 * @param bytes what they take, estimated
 * @param hits since the start or since it was cleared, as the two below
 * @param load how long reading a value took, on average of those that are kept
 * @param oldest the age of the oldest that is kept; both are null while there is none
 */
public record CacheState(
        String name,
        long size,
        long bytes,
        long hits,
        long misses,
        long evictions,
        @Nullable Duration load,
        @Nullable Duration oldest) {

    /** In percent; NaN before anybody asked. */
    public double hitRate() {
        return hits + misses == 0 ? Double.NaN : 100.0 * hits / (hits + misses);
    }
}
