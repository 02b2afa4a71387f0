package app.latchkey.platform.cache;

import java.time.Duration;
import java.time.Instant;

/**
 * What was read, and when.
 *
 * @param asOf when the reading began: what was committed later is not in it
 * @param change the newest change that was known of then
 * @param effort how long the reading took
 */
public record Kept<V extends Weighed>(V value, Instant asOf, long change, Duration effort) implements Weighed, Timed {

    @Override
    public int weight() {
        return value.weight() + 4;
    }
}
