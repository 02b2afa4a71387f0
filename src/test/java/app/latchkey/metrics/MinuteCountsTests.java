package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MinuteCountsTests {

    private static final long NOON = 1_764_331_200_000L;

    private final MinuteCounts counts = new MinuteCounts();

    @Test
    void tellsTheLastSixtyWholeMinutesTheOldestFirst() {
        counts.add(NOON);
        counts.add(NOON + 59_999);
        counts.add(NOON + 60_000);
        var hour = counts.until(NOON + 120_000);
        assertThat(hour.values()).hasSize(60).endsWith(2, 1);
        assertThat(hour.at()).endsWith(NOON, NOON + 60_000);
    }

    @Test
    void theMinuteThatIsNotOverIsNotToldYet() {
        counts.add(NOON + 10);
        assertThat(counts.until(NOON + 20).values()).containsOnly(0);
        assertThat(counts.until(NOON + 60_000).values()).endsWith(1);
    }

    @Test
    void forgetsWhatIsOverAnHourOld() {
        counts.add(NOON);
        assertThat(counts.until(NOON + 60 * 60_000L).values()).startsWith(1).hasSize(60);
        assertThat(counts.until(NOON + 61 * 60_000L).values()).containsOnly(0);
        counts.add(NOON + 61 * 60_000L);
        assertThat(counts.until(NOON + 62 * 60_000L).values()).endsWith(1);
    }
}
