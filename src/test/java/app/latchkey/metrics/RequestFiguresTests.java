package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.metrics.RoundTrip.Action;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class RequestFiguresTests {

    private final RequestFigures figures =
            new RequestFigures(Clock.systemUTC(), new SimpleMeterRegistry(), new AgencyRequests(Clock.systemUTC()));

    private void took(Action action, Duration time) {
        var trip = new RoundTrip();
        trip.shows("/listings/:reference?");
        trip.is(action);
        figures.began();
        figures.ended(trip, "files", time.toNanos(), "ABC123");
    }

    @Test
    void theMostStatementsOfARoundTripAreThoseSinceTheSampleBefore() {
        var trip = new RoundTrip();
        for (int i = 0; i < 12; i++) {
            trip.sentStatement();
        }
        figures.began();
        figures.ended(trip, "files", 1, "ABC123");
        took(Action.EVENT, Duration.ofMillis(1));
        assertThat(figures.sinceLast().mostStatements()).isEqualTo(12);
        took(Action.EVENT, Duration.ofMillis(1));
        assertThat(figures.sinceLast().mostStatements()).isZero();
        assertThat(figures.mostStatements()).as("within the hour").isEqualTo(12);
    }

    @Test
    void aScreenThatTakesTwoSecondsIsWarnedOfWithItsNumberAndALargeFileIsNot(CapturedOutput log) {
        took(Action.NAVIGATION, Duration.ofMillis(1_999));
        took(Action.DOWNLOAD, Duration.ofSeconds(20));
        assertThat(log).doesNotContain("ABC123");
        took(Action.EVENT, Duration.ofSeconds(2));
        assertThat(log).contains("/listings/:reference? took 2000 ms").contains("request ABC123");
    }
}
