package app.latchkey.metrics;

import jakarta.annotation.PostConstruct;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes into the log that a figure has been out of its band for a minute, and where it says what to do; and that it is
 * back, when that has lasted a minute. What comes and goes within one is for the page alone.
 */
@Component
class BandWatch {

    private static final Logger LOG = LoggerFactory.getLogger(BandWatch.class);

    /** Samples. */
    private static final int MINUTE = SampleRing.OF_MINUTE;

    private static final Set<String> SAMPLED =
            Arrays.stream(Series.values()).map(Series::name).collect(Collectors.toSet());

    private final Sampler sampler;
    private final SampleRing ring;
    private final Map<Measure, Watched> watched = new EnumMap<>(Measure.class);

    BandWatch(Sampler sampler, SampleRing ring) {
        this.sampler = sampler;
        this.ring = ring;
        for (var measure : Measure.values()) {
            series(measure).ifPresent(series -> watched.put(measure, new Watched()));
        }
    }

    /** What is sampled under the measure's own name, in its unit. */
    private static Optional<Series> series(Measure measure) {
        return SAMPLED.contains(measure.name()) ? Optional.of(Series.valueOf(measure.name())) : Optional.empty();
    }

    @PostConstruct
    void begin() {
        var unused = sampler.follow(this::look);
    }

    void look() {
        watched.forEach(
                (measure, state) -> series(measure).ifPresent(series -> look(measure, state, ring.latest(series))));
    }

    private static void look(Measure measure, Watched state, double value) {
        var said = state.next(measure.isAdvised(value) ? measure.band(value) : Band.GOOD);
        if (said == Band.GOOD) {
            LOG.info("{} is as it should be again", measure);
        } else if (said != null) {
            LOG.warn(
                    "{} has been {} for a minute, now {}: see runbook/{}",
                    measure,
                    said,
                    Math.round(value * 10) / 10.0,
                    measure.section());
        }
    }

    /** The band that was last told, and what was seen since. */
    private static final class Watched {

        private Band told = Band.GOOD;
        private @Nullable Band seen = Band.GOOD;
        private int times;

        /** What there is to tell, if anything. */
        private @Nullable Band next(@Nullable Band band) {
            times = band == seen ? times + 1 : 1;
            seen = band;
            if (band == null || band == told || times < MINUTE) {
                return null;
            }
            told = band;
            return band;
        }
    }
}
