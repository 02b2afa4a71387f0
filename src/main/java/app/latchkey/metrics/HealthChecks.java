package app.latchkey.metrics;

import app.latchkey.metrics.HealthService.Check;
import app.latchkey.metrics.Sampler.Gathering;
import app.latchkey.metrics.Sampler.Sample;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** The last result of every check, and when that was. */
@Component
class HealthChecks implements Gathering {

    private static final String ENDING = "HealthIndicator";

    /** Whether the desk has started, and takes requests: whoever reads this page knows. */
    private static final String OF_STARTING = "StateHealthIndicator";

    private final Map<String, HealthIndicator> indicators = new TreeMap<>();
    private final Map<String, Check> results = new TreeMap<>();
    private final Clock clock;

    HealthChecks(Map<String, HealthIndicator> all, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        all.forEach((bean, indicator) -> {
            if (bean.endsWith(ENDING) && !bean.endsWith(OF_STARTING)) {
                indicators.put(bean.substring(0, bean.length() - ENDING.length()), indicator);
            }
        });
        Gauge.builder("http.health.check.status", () -> down() == 0 ? 1 : 0)
                .tag("service", "api")
                .register(meters);
    }

    List<Check> check() {
        var fresh = new TreeMap<String, Check>();
        indicators.forEach((name, indicator) -> fresh.put(name, check(name, indicator)));
        synchronized (results) {
            results.putAll(fresh);
        }
        return List.copyOf(fresh.values());
    }

    private Check check(String name, HealthIndicator indicator) {
        long start = System.nanoTime();
        var health = indicator.health(true);
        var details = new TreeMap<String, Object>();
        if (health != null) {
            details.putAll(health.getDetails());
        }
        // An error's own words may name somebody; its kind is enough here, and the log has the rest.
        details.remove("error");
        boolean isUp = health != null && health.getStatus().equals(Status.UP);
        return new Check(name, isUp, clock.instant(), (System.nanoTime() - start) / 1e6, details);
    }

    List<Check> last() {
        synchronized (results) {
            return List.copyOf(results.values());
        }
    }

    /** Of the last results. */
    private int down() {
        return (int) last().stream().filter(check -> !check.isUp()).count();
    }

    @Override
    public void gather(Sample sample, boolean isNewMinute) {
        if (isNewMinute) {
            check();
            sample.put(Series.HEALTH, down());
        }
    }
}
