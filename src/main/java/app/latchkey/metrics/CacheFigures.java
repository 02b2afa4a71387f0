package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import app.latchkey.platform.cache.Kept;
import com.github.benmanes.caffeine.cache.Cache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.stereotype.Component;

/** The caches' own statistics. */
@Component
class CacheFigures implements Gathering {

    /** A weight of one takes about so much. */
    private static final int BYTES = 50;

    /** So many values are enough to know their age by. */
    private static final int LOOKED_AT = 1_000;

    private final CacheManager caches;
    private final Clock clock;

    CacheFigures(CacheManager caches, MeterRegistry meters, Clock clock) {
        this.caches = caches;
        this.clock = clock;
        for (var name : caches.getCacheNames()) {
            Gauge.builder("cache.hit.rate", () -> of(name).hitRate() / 100)
                    .tag("cache", name)
                    .register(meters);
            Gauge.builder("cache.miss.rate", () -> 1 - of(name).hitRate() / 100)
                    .tag("cache", name)
                    .register(meters);
        }
    }

    List<CacheState> all() {
        return caches.getCacheNames().stream().sorted().map(this::of).toList();
    }

    /** Its values are read anew when they are asked for. */
    void clear(String name) {
        caffeine(name).invalidateAll();
    }

    private Cache<Object, Object> caffeine(String name) {
        return ((CaffeineCache) Objects.requireNonNull(caches.getCache(name))).getNativeCache();
    }

    private CacheState of(String name) {
        var cache = caffeine(name);
        var stats = cache.stats();
        var kept = cache.asMap().values().stream()
                .limit(LOOKED_AT)
                .filter(Kept.class::isInstance)
                .<Kept<?>>map(value -> (Kept<?>) value)
                .toList();
        var weight = cache.policy().eviction().map(each -> each.weightedSize()).orElse(OptionalLong.empty());
        return new CacheState(
                name,
                cache.estimatedSize(),
                weight.orElse(cache.estimatedSize()) * BYTES,
                stats.hitCount(),
                stats.missCount(),
                stats.evictionCount(),
                load(kept),
                oldest(kept));
    }

    private static @Nullable Duration load(List<Kept<?>> kept) {
        return kept.isEmpty()
                ? null
                : kept.stream()
                        .map(Kept::effort)
                        .reduce(Duration.ZERO, Duration::plus)
                        .dividedBy(kept.size());
    }

    private @Nullable Duration oldest(List<Kept<?>> kept) {
        return kept.stream()
                .map(each -> Duration.between(each.asOf(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(null);
    }

    /** Of all caches together, in percent; NaN before anybody asked. */
    double hitRate() {
        long hits = 0;
        long misses = 0;
        for (var name : caches.getCacheNames()) {
            var stats = caffeine(name).stats();
            hits += stats.hitCount();
            misses += stats.missCount();
        }
        return hits + misses == 0 ? Double.NaN : 100.0 * hits / (hits + misses);
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        sample.put(Series.CACHE_HIT, hitRate());
    }
}
