package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureTests {

    /** The last value that is good, the first and the last that are fair, and the first that is poor. */
    private static final String LIMITS = """
            P95                , 199.9 , 200  , 1000 , 1000.1
            P99                , 499.9 , 500  , 2000 , 2000.1
            ERRORS             , 0.09  , 0.1  , 5    , 5.1
            STATEMENTS         , 10    , 11   , 50   , 51
            QUERY_P95          , 49.9  , 50   , 500  , 500.1
            POOL               , 80    , 80.1 , 90   , 90.1
            POOL_WAITING       , 0     , 1    , 5    , 6
            SERVER_CONNECTIONS , 80    , 80.1 , 90   , 90.1
            DATABASE_HIT       , 80.1  , 80   , 50   , 49.9
            LONG_TRANSACTION   , 60    , 61   , 300  , 301
            LOCKS              , 0     , 1    , 5    , 6
            DEAD_ROWS          , 20    , 20.1 , 50   , 50.1
            CACHE_HIT          , 80.1  , 80   , 50   , 49.9
            CPU                , 69.9  , 70   , 90   , 90.1
            HEAP               , 80    , 80.1 , 90   , 90.1
            GC_PAUSE           , 200   , 201  , 1000 , 1001
            DISK               , 80    , 80.1 , 90   , 90.1
            JOBS_LATE          , 60    , 61   , 300  , 301
            JOBS_FAILED        , 0     , 1    , 5    , 6
            """;

    @ParameterizedTest
    @CsvSource(textBlock = LIMITS)
    void turnsAmberAndThenRedAtItsLimits(Measure measure, double good, double fair, double stillFair, double poor) {
        assertThat(measure.band(good)).isEqualTo(Band.GOOD);
        assertThat(measure.band(fair)).isEqualTo(Band.FAIR);
        assertThat(measure.band(stillFair)).isEqualTo(Band.FAIR);
        assertThat(measure.band(poor)).isEqualTo(Band.POOR);
    }

    @Test
    void everyMeasureHasALine() {
        var tested =
                LIMITS.lines().map(line -> line.substring(0, line.indexOf(' '))).collect(Collectors.toSet());
        // One check that fails is red at once.
        tested.add(Measure.HEALTH.name());
        assertThat(tested)
                .isEqualTo(Arrays.stream(Measure.values()).map(Measure::name).collect(Collectors.toSet()));
        assertThat(Measure.HEALTH.band(0)).isEqualTo(Band.GOOD);
        assertThat(Measure.HEALTH.band(1)).isEqualTo(Band.POOR);
    }

    @Test
    void whatWasNeverMeasuredIsNeitherGoodNorBad() {
        assertThat(Measure.P95.band(Double.NaN)).isNull();
        assertThat(Measure.P95.isAdvised(Double.NaN)).isFalse();
    }

    @Test
    void advisesOfCachesBelowSeventyPercentAndOfOthersOutsideTheirBand() {
        assertThat(Measure.CACHE_HIT.isAdvised(75)).isFalse();
        assertThat(Measure.CACHE_HIT.isAdvised(70)).isFalse();
        assertThat(Measure.CACHE_HIT.isAdvised(69.9)).isTrue();
        assertThat(Measure.POOL.isAdvised(80)).isFalse();
        assertThat(Measure.POOL.isAdvised(80.1)).isTrue();
    }
}
