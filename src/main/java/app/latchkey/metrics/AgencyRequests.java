package app.latchkey.metrics;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** What each agency's people and programs waited for on this instance: 6 kB an agency, gone when nobody comes for long. */
@Component
class AgencyRequests {

    private static final int MOST_AGENCIES = 1_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(2);

    private final Cache<Long, Requests> agencies = Caffeine.newBuilder()
            .maximumSize(MOST_AGENCIES)
            .expireAfterAccess(FORGOTTEN_AFTER)
            .build();
    private final Clock clock;

    AgencyRequests(Clock clock) {
        this.clock = clock;
    }

    void add(long agencyId, RoundTrip trip, long nanos) {
        long now = clock.millis();
        var requests = agencies.get(agencyId, id -> new Requests());
        requests.lastHour.add(now, nanos, trip.failed(), trip.statements());
        requests.minutes.add(now);
    }

    Histogram lastHour(long agencyId) {
        var known = agencies.getIfPresent(agencyId);
        return known == null ? new Histogram() : known.lastHour.sum(clock.millis());
    }

    History minutes(long agencyId) {
        var known = agencies.getIfPresent(agencyId);
        return (known == null ? new MinuteCounts() : known.minutes).until(clock.millis());
    }

    private static final class Requests {

        private final LastHour lastHour = new LastHour();
        private final MinuteCounts minutes = new MinuteCounts();
    }
}
