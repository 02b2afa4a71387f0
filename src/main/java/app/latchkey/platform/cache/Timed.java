package app.latchkey.platform.cache;

import java.time.Duration;
import java.time.Instant;

/** Knows when it was read, and how long that took. */
public interface Timed {

    Instant asOf();

    Duration effort();
}
