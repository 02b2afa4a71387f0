package app.latchkey.metrics;

import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.cache.Timed;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The statistics of the caches that features offer. */
@Component
class CacheFigures implements Gathering {

    /** So many values are enough to know their age by. */
    private static final int LOOKED_AT = 1_000;

    private final SortedMap<String, Watched> caches = new TreeMap<>();
    private final Clock clock;

    CacheFigures(List<OffersCache> offers, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (var offer : offers) {
            var watched = new Watched(offer.offered(), new HourOfHits());
            caches.put(watched.name(), watched);
            Gauge.builder("cache.hit.rate", () -> watched.hitRate() / 100)
                    .tag("cache", watched.name())
                    .register(meters);
            Gauge.builder("cache.miss.rate", () -> 1 - watched.hitRate() / 100)
                    .tag("cache", watched.name())
                    .register(meters);
        }
    }

    /** By name. */
    List<CacheState> all() {
        return caches.values().stream().map(this::of).toList();
    }

    Set<String> names() {
        return caches.keySet();
    }

    /** Its values are read anew when they are asked for. */
    void clear(String name) {
        Objects.requireNonNull(caches.get(name), name).cache().invalidateAll();
    }

    private CacheState of(Watched watched) {
        var cache = watched.cache();
        var stats = cache.stats();
        var lastHour = watched.lastHour();
        var timed = cache.asMap().values().stream()
                .limit(LOOKED_AT)
                .filter(Timed.class::isInstance)
                .map(Timed.class::cast)
                .toList();
        var weight = cache.policy().eviction().map(each -> each.weightedSize()).orElse(OptionalLong.empty());
        return new CacheState(
                watched.name(),
                cache.estimatedSize(),
                weight.orElse(cache.estimatedSize()) * watched.offered.bytes(),
                stats.hitCount(),
                stats.missCount(),
                stats.evictionCount(),
                CacheState.hitRate(lastHour.hitCount(), lastHour.missCount()),
                watched.offered.answersMost() && isTelling(lastHour),
                load(timed, stats),
                timed.isEmpty() ? oldest(cache) : oldest(timed));
    }

    private static @Nullable Duration load(List<Timed> timed, CacheStats stats) {
        if (timed.isEmpty()) {
            return stats.loadCount() == 0 ? null : Duration.ofNanos((long) stats.averageLoadPenalty());
        }
        return timed.stream()
                .map(Timed::effort)
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(timed.size());
    }

    private @Nullable Duration oldest(List<Timed> timed) {
        return timed.stream()
                .map(each -> Duration.between(each.asOf(), clock.instant()))
                .max(Duration::compareTo)
                .orElse(null);
    }

    private static <K, V> @Nullable Duration oldest(Cache<K, V> cache) {
        return cache.policy()
                .expireAfterWrite()
                .flatMap(written ->
                        written.oldest(1).keySet().stream().findFirst().flatMap(written::ageOf))
                .orElse(null);
    }

    /** Of those together that are meant to have most, within the last hour; in percent, NaN of too few questions. */
    double hitRate() {
        var lastHour = caches.values().stream()
                .filter(each -> each.offered.answersMost())
                .map(Watched::lastHour)
                .reduce(CacheStats.empty(), CacheStats::plus);
        return isTelling(lastHour) ? CacheState.hitRate(lastHour.hitCount(), lastHour.missCount()) : Double.NaN;
    }

    private static boolean isTelling(CacheStats stats) {
        return stats.requestCount() >= CacheState.TELLING;
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        if (isNewMinute) {
            caches.values().forEach(each -> each.hits.add(each.cache().stats()));
        }
        sample.put(Series.CACHE_HIT, hitRate());
    }

    private record Watched(OfferedCache offered, HourOfHits hits) {

        private String name() {
            return offered.name();
        }

        private Cache<?, ?> cache() {
            return offered.cache();
        }

        private CacheStats lastHour() {
            return hits.until(cache().stats());
        }

        /** Since the start. */
        private double hitRate() {
            var stats = cache().stats();
            return CacheState.hitRate(stats.hitCount(), stats.missCount());
        }
    }
}
