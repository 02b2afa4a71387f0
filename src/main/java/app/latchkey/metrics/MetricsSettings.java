package app.latchkey.metrics;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param sampling whether figures are kept of the last hour and day
 * @param token what a scraper has to name to be given the figures; empty, none is
 */
@ConfigurationProperties("latchkey.metrics")
record MetricsSettings(
        @DefaultValue("true") boolean sampling,
        @DefaultValue("") String token) {

    @Override
    public String toString() {
        return "MetricsSettings[sampling=" + sampling + "]";
    }
}
