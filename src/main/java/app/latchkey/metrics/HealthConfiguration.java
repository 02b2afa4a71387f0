package app.latchkey.metrics;

import app.latchkey.platform.security.SignInLimit;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to be so for the desk to work; each check's name is that of its bean without the last two words. */
@Configuration(proxyBeanMethods = false)
class HealthConfiguration {

    /** Nothing is written any more on a disk that is that full. */
    private static final long LEAST_DISK = 100L << 20;

    private static final double LATEST_JOB_SECONDS = 300;

    /** It answers, and is no copy that only reads. */
    @Bean
    HealthIndicator databaseHealthIndicator(JdbcClient jdbc) {
        return () -> {
            try {
                boolean readOnly = jdbc.sql("select pg_is_in_recovery()")
                        .query(Boolean.class)
                        .single();
                return (readOnly ? Health.down() : Health.up())
                        .withDetail("readOnly", readOnly)
                        .build();
            } catch (RuntimeException e) {
                return Health.down(e).build();
            }
        };
    }

    @Bean
    HealthIndicator cacheHealthIndicator(CacheFigures figures) {
        return () -> Health.up().withDetail("caches", figures.names()).build();
    }

    /** This instance takes part, and nothing waits for long that is due. */
    @Bean
    HealthIndicator jobsHealthIndicator(JobFigures figures) {
        return () -> {
            try {
                var queue = figures.queue();
                boolean isWell = figures.isAtWork() && queue.lateSeconds() <= LATEST_JOB_SECONDS;
                return (isWell ? Health.up() : Health.down())
                        .withDetail("waiting", queue.waiting())
                        .withDetail("failed", queue.failed())
                        .withDetail("lateSeconds", Math.round(queue.lateSeconds()))
                        .build();
            } catch (RuntimeException e) {
                return Health.down(e).build();
            }
        };
    }

    @Bean
    HealthIndicator rateLimiterHealthIndicator(SignInLimit limit) {
        return () -> Health.up()
                .withDetail("perMinute", limit.perMinute())
                .withDetail("addresses", limit.addresses())
                .build();
    }

    @Bean
    HealthIndicator diskHealthIndicator(SystemFigures figures) {
        return () -> {
            long free = figures.diskFree();
            return (free < LEAST_DISK ? Health.down() : Health.up())
                    .withDetail("freeBytes", free)
                    .build();
        };
    }
}
