package app.latchkey.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamedPeriodTests {

    @ParameterizedTest
    @CsvSource({
        "WEEK,          2026-11-28, 2026-11-23, 2026-11-29, 2026-11-16, 2026-11-22",
        "WEEK,          2026-11-23, 2026-11-23, 2026-11-24, 2026-11-16, 2026-11-17",
        "MONTH,         2026-11-28, 2026-11-01, 2026-11-29, 2026-10-01, 2026-10-29",
        "MONTH,         2026-03-31, 2026-03-01, 2026-04-01, 2026-02-01, 2026-03-01",
        "MONTH,         2026-03-30, 2026-03-01, 2026-03-31, 2026-02-01, 2026-02-28",
        "QUARTER,       2026-11-28, 2026-10-01, 2026-11-29, 2026-07-01, 2026-08-29",
        "YEAR,          2028-02-29, 2028-01-01, 2028-03-01, 2027-01-01, 2027-03-01",
        "TWELVE_MONTHS, 2028-02-29, 2027-03-01, 2028-03-01, 2026-03-01, 2027-03-01",
    })
    void goUpToTodayAndAreComparedWithAsMuchOfTheOneBefore(
            NamedPeriod name, LocalDate today, LocalDate from, LocalDate to, LocalDate beforeFrom, LocalDate beforeTo) {
        var choice = new PeriodChoice.Named(name);
        assertThat(choice.on(today).from()).isEqualTo(from);
        assertThat(choice.on(today).to()).isEqualTo(to);
        assertThat(choice.before(today).from()).isEqualTo(beforeFrom);
        assertThat(choice.before(today).to()).isEqualTo(beforeTo);
    }

    @Test
    void daysOfOnesOwnChoiceAreComparedWithAsManyRightBefore() {
        var day = LocalDate.parse("2026-05-10");
        var choice = new PeriodChoice.Custom(day, day.plusDays(6));
        assertThat(choice.on(day).days()).isEqualTo(7);
        assertThat(choice.before(day).from()).isEqualTo("2026-05-03");
        assertThat(choice.before(day).to()).isEqualTo("2026-05-10");
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodChoice.Custom(day, day.minusDays(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodChoice.Custom(day, day.plusYears(11)));
    }
}
