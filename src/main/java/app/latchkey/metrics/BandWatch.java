package app.latchkey.metrics;

import jakarta.annotation.PostConstruct;
import java.util.ArrayList;
import java.util.List;
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

    /** So many samples span a minute; of what is asked for once a minute, two answers are among them. */
    private static final int MINUTE = SampleRing.OF_MINUTE + 1;

    private final Sampler sampler;
    private final SampleRing ring;
    private final List<Watched> all = new ArrayList<>();

    BandWatch(Sampler sampler, SampleRing ring) {
        this.sampler = sampler;
        this.ring = ring;
        for (var series : Series.values()) {
            series.measure().ifPresent(measure -> all.add(new Watched(measure, series)));
        }
    }

    @PostConstruct
    void begin() {
        var unused = sampler.follow(this::look);
    }

    void look() {
        all.forEach(each -> each.look(ring.latest(each.series)));
    }

    /** The band that was last told, and what was seen since. */
    private static final class Watched {

        private final Measure measure;
        private final Series series;
        private Band told = Band.GOOD;
        private @Nullable Band seen = Band.GOOD;
        private int times;

        private Watched(Measure measure, Series series) {
            this.measure = measure;
            this.series = series;
        }

        private void look(double value) {
            var band = measure.band(value);
            var worth = band == null || measure.isAdvised(value) ? band : Band.GOOD;
            times = worth == seen ? times + 1 : 1;
            seen = worth;
            if (worth != null && worth != told && times >= MINUTE) {
                told = worth;
                tell(worth, value);
            }
        }

        private void tell(Band band, double value) {
            if (band == Band.GOOD) {
                LOG.info("{} is as it should be again", measure);
            } else {
                LOG.warn(
                        "{} has been {} for a minute, now {}: see runbook/{}",
                        measure,
                        band,
                        Math.round(value * 10) / 10.0,
                        measure.section());
            }
        }
    }
}
