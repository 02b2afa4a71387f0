package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HistogramTests {

    @Test
    void percentilesAreWithinAnEighthOfWhatSortingSays() {
        var random = new Random(7);
        for (double scale : new double[] {0.2, 3, 40, 700, 5_000}) {
            var histogram = new Histogram();
            var sorted = new double[5_000];
            for (int i = 0; i < sorted.length; i++) {
                sorted[i] = scale * Math.exp(random.nextGaussian());
                histogram.add((long) (sorted[i] * 1e6), false);
            }
            Arrays.sort(sorted);
            for (double percent : new double[] {50, 95, 99}) {
                double exact = sorted[(int) Math.ceil(sorted.length * percent / 100) - 1];
                assertThat(histogram.percentile(percent))
                        .as("p%s of about %s ms", percent, scale)
                        .isCloseTo(Math.min(exact, 67_108), Percentage.withPercentage(12.5));
            }
        }
    }

    @Test
    void countsErrorsAndWhatTookTooLong() {
        var histogram = new Histogram();
        for (int i = 0; i < 90; i++) {
            histogram.add(10_000_000, false);
        }
        for (int i = 0; i < 10; i++) {
            histogram.add(900_000_000, i == 0);
        }
        assertThat(histogram.count()).isEqualTo(100);
        assertThat(histogram.errorRate()).isEqualTo(1.0);
        assertThat(histogram.above(500)).isEqualTo(10);
        assertThat(histogram.total().toMillis()).isEqualTo(9_900);
        assertThat(new Histogram().percentile(95)).isNaN();
        assertThat(new Histogram().errorRate()).isNaN();
    }

    @Test
    void theLastHourForgetsWhatIsOlder() {
        var hour = new LastHour();
        long start = 1_000 * LastHour.SLICE_MILLIS;
        hour.add(start, 5_000_000, true, 12);
        hour.add(start + 30 * 60_000, 5_000_000, false, 3);
        assertThat(hour.sum(start + 59 * 60_000).count()).isEqualTo(2);
        assertThat(hour.mostStatements(start + 59 * 60_000)).isEqualTo(12);
        assertThat(hour.overStatements(start + 59 * 60_000)).isEqualTo(1);
        assertThat(hour.sum(start + 71 * 60_000).count()).isEqualTo(1);
        assertThat(hour.mostStatements(start + 71 * 60_000)).isEqualTo(3);
        assertThat(hour.sum(start + 3 * 60 * 60_000).count()).isZero();
        hour.add(start + 3 * 60 * 60_000, 5_000_000, false, 1);
        assertThat(hour.sum(start + 3 * 60 * 60_000).percentile(50)).isCloseTo(5, within(0.7));
    }
}
