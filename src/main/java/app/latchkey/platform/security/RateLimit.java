package app.latchkey.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;

/** So much in a minute for each key, and what an answer says about it. Of each instance. */
public final class RateLimit {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_KEYS = 100_000;

    private final Cache<Object, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();
    private final long perMinute;

    public RateLimit(long perMinute) {
        this.perMinute = perMinute;
    }

    /** How many keys it keeps an eye on. */
    public long keys() {
        return buckets.estimatedSize();
    }

    public long perMinute() {
        return perMinute;
    }

    /**
     * Takes one, and says in the answer's headers how many are left.
     *
     * @return after how many seconds to try again; 0 when there was one left
     */
    public long take(Object key, HttpServletResponse response) {
        var taken = Objects.requireNonNull(buckets.get(key, unused -> bucket())).tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Long.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(taken.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(seconds(taken.getNanosToWaitForReset())));
        if (taken.isConsumed()) {
            return 0;
        }
        long wait = seconds(taken.getNanosToWaitForRefill());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        return wait;
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
    }
}
