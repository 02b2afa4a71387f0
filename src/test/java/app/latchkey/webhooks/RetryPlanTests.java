package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTests {

    private static final Instant FIRST = Instant.parse("2026-11-28T12:00:00Z");

    @ParameterizedTest(name = "after attempt {0} at {1}: {2} to {3}")
    @CsvSource({
        "1, PT0S, PT10S, PT11S",
        "2, PT11S, PT1M, PT1M6S",
        "3, PT2M, PT5M, PT5M30S",
        "4, PT7M, PT15M, PT16M30S",
        "5, PT22M, PT1H, PT1H6M",
        "6, PT1H22M, PT1H, PT1H6M",
        "27, PT22H, PT1H, PT1H6M"
    })
    void waitsLongerEachTimeAndALittleByChance(int attempts, Duration since, Duration least, Duration most) {
        var now = FIRST.plus(since);
        assertThat(RetryPlan.next(attempts, FIRST, now, 0)).contains(now.plus(least));
        assertThat(RetryPlan.next(attempts, FIRST, now, 1)).contains(now.plus(most));
    }

    @ParameterizedTest
    @CsvSource({"1, PT24H", "6, PT23H1S", "28, PT30H"})
    void givesUpWhatWouldBeTriedAfterMoreThanADay(int attempts, Duration since) {
        assertThat(RetryPlan.next(attempts, FIRST, FIRST.plus(since), 0)).isEmpty();
    }
}
