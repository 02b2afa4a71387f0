package app.latchkey.platform.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCache;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The caches of figures by name. A weight of one is a number or a date with the room it takes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

    private static final int BYTES = 50;

    /** Some 25 MB. */
    private static final long MOST_OF_KPIS = 500_000;

    private static final long MOST_OF_USER_STATISTICS = 50_000;

    /** What nobody asked for in a day is not kept warm for anybody. */
    private static final Duration UNASKED = Duration.ofDays(1);

    @Bean
    CacheManager caches(CacheSettings settings) {
        var caches = new CaffeineCacheManager();
        register(caches, settings, CacheName.KPIS, MOST_OF_KPIS);
        register(caches, settings, CacheName.USER_STATISTICS, MOST_OF_USER_STATISTICS);
        return caches;
    }

    @Bean
    OffersCache offersKpis(CacheManager caches) {
        return () -> offered(caches, CacheName.KPIS);
    }

    @Bean
    OffersCache offersUserStatistics(CacheManager caches) {
        return () -> offered(caches, CacheName.USER_STATISTICS);
    }

    private static OfferedCache offered(CacheManager caches, CacheName name) {
        var cache = (CaffeineCache) Objects.requireNonNull(caches.getCache(name.label()));
        return new OfferedCache(name.label(), cache.getNativeCache(), BYTES, true);
    }

    private static void register(CaffeineCacheManager caches, CacheSettings settings, CacheName name, long most) {
        caches.registerCustomCache(
                name.label(),
                Caffeine.newBuilder()
                        .maximumWeight(settings.enabled() ? most : 0)
                        .weigher((key, kept) -> kept instanceof Weighed weighed ? weighed.weight() : 1)
                        .expireAfterAccess(UNASKED)
                        .recordStats()
                        .buildAsync());
    }
}
