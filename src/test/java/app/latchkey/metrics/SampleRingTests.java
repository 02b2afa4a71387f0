package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SampleRingTests {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private static Map<Series, Double> row(double requests, double cpu) {
        return Map.of(Series.REQUESTS, requests, Series.CPU, cpu);
    }

    @Test
    void keepsTheLastHourByTenSecondsAndTheDayByMinutes() {
        var ring = new SampleRing();
        for (int i = 0; i < 9_000; i++) {
            ring.add(START.plusSeconds(10L * i), row(i, 50));
        }
        var hour = ring.lastHour(Series.REQUESTS);
        assertThat(hour.values()).hasSize(360).startsWith(8_640).endsWith(8_999);
        assertThat(hour.at()[0]).isEqualTo(START.plusSeconds(86_400).toEpochMilli());
        var day = ring.lastDay(Series.REQUESTS);
        // 1,500 minutes came by; each is the mean of its six samples.
        assertThat(day.values()).hasSize(1_440).startsWith(60 * 6 + 2.5).endsWith(8_996.5);
        assertThat(ring.latest(Series.REQUESTS)).isEqualTo(8_999);
        assertThat(ring.asOf()).isEqualTo(START.plusSeconds(89_990));
    }

    @Test
    void whatWasNotMeasuredLeavesAGapAndIsNoZero() {
        var ring = new SampleRing();
        for (int i = 0; i < 6; i++) {
            ring.add(START.plusSeconds(10L * i), row(i < 2 ? 4 : Double.NaN, Double.NaN));
        }
        assertThat(ring.lastHour(Series.REQUESTS).values()[5]).isNaN();
        assertThat(ring.lastDay(Series.REQUESTS).values()).containsExactly(4);
        assertThat(ring.lastDay(Series.CPU).values()[0]).isNaN();
    }

    @Test
    void saysNothingBeforeTheFirstSample() {
        assertThat(new SampleRing().latest(Series.CPU)).isNaN();
        assertThat(new SampleRing().lastHour(Series.CPU).values()).isEmpty();
    }

    @Test
    void staysSmall() {
        assertThat(new SampleRing().bytes()).isLessThan(250_000);
    }
}
