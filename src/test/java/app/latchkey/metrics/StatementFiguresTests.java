package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StatementFiguresTests {

    private final StatementFigures figures = new StatementFigures(Clock.systemUTC());

    @Test
    void keepsWhatTookATenthOfASecondWithoutWhatItWasSentWith() {
        figures.executed("select 1", Duration.ofMillis(99).toNanos(), false);
        figures.executed(
                "select  *\n from users where name = 'O''Hara' and note = 'x'",
                Duration.ofMillis(100).toNanos(),
                false);
        assertThat(figures.kept())
                .extracting(KeptStatement::sql)
                .containsExactly("select * from users where name = '…' and note = '…'");
        assertThat(figures.lastHour().count()).isEqualTo(2);
    }

    @Test
    void keepsTheLatestTwoHundred() {
        for (int i = 0; i < 300; i++) {
            figures.executed("select " + i, Duration.ofMillis(100 + i).toNanos(), false);
        }
        assertThat(figures.kept()).hasSize(200);
        assertThat(figures.kept().getFirst().sql()).isEqualTo("select 299");
        assertThat(figures.kept().getLast().sql()).isEqualTo("select 100");
    }

    @Test
    void aQuoteThatNeverEndsHidesTheRest() {
        assertThat(StatementFigures.withoutValues("select 'secret")).isEqualTo("select '…'");
    }

    @Test
    void countsTheStatementsOfTheRoundTrip() {
        var trip = new RoundTrip();
        trip.begin();
        try {
            figures.executed("select 1", 1, false);
            figures.executed("select 2", 1, false);
        } finally {
            trip.end();
        }
        figures.executed("select 3", 1, false);
        assertThat(trip.statements()).isEqualTo(2);
    }
}
