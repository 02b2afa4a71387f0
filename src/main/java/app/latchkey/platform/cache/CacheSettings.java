package app.latchkey.platform.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled off, everything is read anew each time, though by one thread however many ask at once
 * @param warm whether figures are made ready before somebody asks for them
 * @param kpis how long a figure is good for
 * @param userStatistics how long the totals of people are good for
 */
@ConfigurationProperties("latchkey.cache")
public record CacheSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean warm,
        @DefaultValue("300s") Duration kpis,
        @DefaultValue("60s") Duration userStatistics) {}
