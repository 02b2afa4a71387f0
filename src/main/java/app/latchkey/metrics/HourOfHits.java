package app.latchkey.metrics;

import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** How often a cache was asked within the last hour: what it has counted by now, less what it had counted then. */
final class HourOfHits {

    private static final int MINUTES = 60;

    private final Deque<CacheStats> minutes = new ArrayDeque<>(List.of(CacheStats.empty()));

    /** Told once a minute. */
    synchronized void add(CacheStats counted) {
        minutes.addLast(counted);
        if (minutes.size() > MINUTES) {
            minutes.removeFirst();
        }
    }

    synchronized CacheStats until(CacheStats counted) {
        return counted.minus(minutes.getFirst());
    }
}
