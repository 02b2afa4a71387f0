package app.latchkey.kpis;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import app.latchkey.platform.figures.Period;
import java.time.LocalDate;

/** Periods that people call by name; each goes up to today, that day included. */
public enum NamedPeriod {
    WEEK(java.time.Period.ofWeeks(1)),
    MONTH(java.time.Period.ofMonths(1)),
    QUARTER(java.time.Period.ofMonths(3)),
    YEAR(java.time.Period.ofYears(1)),
    TWELVE_MONTHS(java.time.Period.ofYears(1));

    private final java.time.Period length;

    NamedPeriod(java.time.Period length) {
        this.length = length;
    }

    Period on(LocalDate today) {
        var begins = switch (this) {
            case WEEK -> today.with(previousOrSame(MONDAY));
            case MONTH -> today.withDayOfMonth(1);
            case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
            case YEAR -> today.withDayOfYear(1);
            case TWELVE_MONTHS -> today.plusDays(1).minus(length);
        };
        return new Period(begins, today.plusDays(1));
    }

    /** As much of the one before as has passed of this one. */
    Period before(Period period) {
        return new Period(period.from().minus(length), period.to().minus(length));
    }
}
