package app.latchkey.webhooks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a delivery that failed is tried again. */
final class RetryPlan {

    /** From the first attempt to the last. */
    static final Duration PATIENCE = Duration.ofHours(24);

    /** After so many that were given up in a row no more are begun. */
    static final int MOST_GIVEN_UP = 3;

    /** A wait is longer by up to this part of it, so that not all that failed at once comes again at once. */
    private static final double JITTER = 0.1;

    /** After each attempt; the last one again and again. */
    static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    private RetryPlan() {}

    /**
     * The next attempt after one that failed now; none when it is given up.
     *
     * @param attempts how many there were
     * @param chance from 0 to 1
     */
    static Optional<Instant> next(int attempts, Instant first, Instant now, double chance) {
        var wait = WAITS.get(Math.min(attempts, WAITS.size()) - 1);
        var next = now.plus(wait).plusMillis(Math.round(wait.toMillis() * JITTER * chance));
        return next.isAfter(first.plus(PATIENCE)) ? Optional.empty() : Optional.of(next);
    }
}
