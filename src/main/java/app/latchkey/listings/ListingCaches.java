package app.latchkey.listings;

import app.latchkey.platform.cache.OfferedCache;
import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;

/**
 * How much of lists is kept in memory, and for how long. Nothing here decides anything, and nothing outlives a change
 * that {@link ListingChanges} heard of; the lifetimes are for changes that nobody told of.
 */
final class ListingCaches {

    /** After it a value is given once more while another thread reads it anew. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private static final Duration UNASKED = Duration.ofMinutes(10);
    private static final int MOST_COUNTS = 10_000;

    /** Some 20 MB of sort values and numbers: a hundred lists of a million. */
    private static final long MOST_STARTS = 200_000;

    private static final int BYTES_OF_START = 100;

    /** Some 4 MB. */
    private static final long MOST_FOUND = 200_000;

    private static final int BYTES_OF_FOUND = 20;

    /** A filter, most of whose fields are empty. */
    private static final int BYTES_OF_COUNT = 300;

    private ListingCaches() {}

    /** How many listings a filter finds. */
    static <K> LoadingCache<K, Long> counts(CacheLoader<K, Long> count) {
        return Caffeine.newBuilder()
                .maximumSize(MOST_COUNTS)
                .refreshAfterWrite(LIFE)
                .expireAfterWrite(LIFE.multipliedBy(2))
                .recordStats()
                .build(count);
    }

    /** Which listings have rare words. */
    static <K> Cache<K, TextMatch> texts() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_FOUND)
                .weigher((K key, TextMatch match) -> match instanceof TextMatch.Found(var ids) ? ids.size() + 1 : 1)
                .expireAfterWrite(LIFE)
                .recordStats()
                .build();
    }

    /** Where the pages of long lists begin; old ones are read anew by {@link BoundaryCache}. */
    static <K> AsyncCache<K, PageBoundaries> boundaries() {
        return Caffeine.newBuilder()
                .maximumWeight(MOST_STARTS)
                .weigher((K key, PageBoundaries boundaries) ->
                        boundaries.starts().size() + 1)
                .expireAfterAccess(UNASKED)
                .recordStats()
                .buildAsync();
    }

    static OfferedCache offerCounts(Cache<?, ?> counts) {
        return offered("listing-counts", counts, BYTES_OF_COUNT);
    }

    static OfferedCache offerTexts(Cache<?, ?> texts) {
        return offered("listing-texts", texts, BYTES_OF_FOUND);
    }

    static OfferedCache offerBoundaries(AsyncCache<?, ?> boundaries) {
        return offered("listing-pages", boundaries.synchronous(), BYTES_OF_START);
    }

    /** What people look for is new more often than not. */
    private static OfferedCache offered(String name, Cache<?, ?> cache, int bytes) {
        return new OfferedCache(name, cache, bytes, false);
    }
}
