package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class BandWatchTests {

    private final SampleRing ring = new SampleRing();
    private final BandWatch watch =
            new BandWatch(new Sampler(List.of(), ring, new MetricsSettings(false, ""), Clock.systemUTC()), ring);
    private final Logger logger = (Logger) LoggerFactory.getLogger(BandWatch.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
    }

    private void samples(int number, Series series, double value) {
        for (int i = 0; i < number; i++) {
            ring.add(Instant.EPOCH, Map.of(series, value));
            watch.look();
        }
    }

    private List<String> said() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void aBandThatIsLeftForAMinuteIsLoggedOnceWithWhereToRead() {
        samples(6, Series.CPU, 97);
        assertThat(said()).isEmpty();
        samples(20, Series.CPU, 97);
        assertThat(said()).containsExactly("CPU has been POOR for a minute, now 97.0: see runbook/cpu");
        assertThat(log.list.getFirst().getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void whatComesAndGoesWithinAMinuteIsNotLogged() {
        for (int i = 0; i < 10; i++) {
            samples(6, Series.CPU, 97);
            samples(1, Series.CPU, 20);
        }
        assertThat(said()).isEmpty();
    }

    @Test
    void worseIsLoggedAgainAndSoIsThatItIsOver() {
        samples(7, Series.JOBS_LATE, 120);
        samples(7, Series.JOBS_LATE, 400);
        samples(7, Series.JOBS_LATE, 0);
        assertThat(said())
                .containsExactly(
                        "JOBS_LATE has been FAIR for a minute, now 120.0: see runbook/jobs-late",
                        "JOBS_LATE has been POOR for a minute, now 400.0: see runbook/jobs-late",
                        "JOBS_LATE is as it should be again");
    }

    @Test
    void whatIsNoLongerMeasuredIsNotBackForThat() {
        samples(7, Series.P95, 5_000);
        samples(12, Series.P95, Double.NaN);
        assertThat(said()).containsExactly("P95 has been POOR for a minute, now 5000.0: see runbook/p95");
    }

    @Test
    void everyMeasureIsWatchedByTheOneSeriesThatIsInItsUnit() {
        assertThat(Arrays.stream(Series.values()).map(Series::measure).flatMap(Optional::stream))
                .containsExactlyInAnyOrder(Measure.values());
        for (var series : Series.values()) {
            series.measure().ifPresent(measure -> samples(7, series, poor(measure)));
        }
        assertThat(said())
                .hasSize(Measure.values().length)
                .allMatch(line -> line.contains("has been POOR for a minute"));
    }

    private static double poor(Measure measure) {
        return measure.band(0) == Band.GOOD ? 1_000_000 : 1;
    }

    @Test
    void howManyStatementsThereAreInASecondIsNoneOfThoseOfARoundTrip() {
        samples(20, Series.STATEMENT_RATE, 400);
        assertThat(said()).isEmpty();
        samples(7, Series.MOST_STATEMENTS, 11);
        assertThat(said()).containsExactly("STATEMENTS has been FAIR for a minute, now 11.0: see runbook/statements");
    }

    @Test
    void whatIsAskedForEveryMinuteIsSeenTwiceBeforeItIsLogged() {
        samples(SampleRing.OF_MINUTE, Series.LOCKS, 2);
        samples(SampleRing.OF_MINUTE, Series.LOCKS, 0);
        assertThat(said()).isEmpty();
        samples(SampleRing.OF_MINUTE, Series.LOCKS, 2);
        samples(1, Series.LOCKS, 1);
        assertThat(said()).containsExactly("LOCKS has been FAIR for a minute, now 1.0: see runbook/locks");
    }

    @Test
    void whatIsNotAdvisedOrNotKnownIsNotLogged() {
        samples(12, Series.CACHE_HIT, 75);
        samples(12, Series.P95, Double.NaN);
        assertThat(said()).isEmpty();
    }
}
