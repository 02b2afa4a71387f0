package app.latchkey.platform.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cache.CacheManager;
import org.springframework.cache.caffeine.CaffeineCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The caches of this instance by name, where their statistics are read. A weight of one is a number or a date with the
 * room it takes, some 50 bytes.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CacheSettings.class)
class CacheConfiguration {

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
