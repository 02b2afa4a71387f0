package app.latchkey.kpis;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.TemporalAdjusters.previousOrSame;

import app.latchkey.platform.figures.Period;
import java.time.LocalDate;

/** Periods that people call by name; each goes up to today, that day included. */
public enum NamedPeriod {
    WEEK {
        @Override
        LocalDate begins(LocalDate today) {
            return today.with(previousOrSame(MONDAY));
        }

        @Override
        LocalDate before(LocalDate day) {
            return day.minusWeeks(1);
        }
    },
    MONTH {
        @Override
        LocalDate begins(LocalDate today) {
            return today.withDayOfMonth(1);
        }

        @Override
        LocalDate before(LocalDate day) {
            return day.minusMonths(1);
        }
    },
    QUARTER {
        @Override
        LocalDate begins(LocalDate today) {
            return today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
        }

        @Override
        LocalDate before(LocalDate day) {
            return day.minusMonths(3);
        }
    },
    YEAR {
        @Override
        LocalDate begins(LocalDate today) {
            return today.withDayOfYear(1);
        }

        @Override
        LocalDate before(LocalDate day) {
            return day.minusYears(1);
        }
    },
    TWELVE_MONTHS {
        @Override
        LocalDate begins(LocalDate today) {
            return today.plusDays(1).minusYears(1);
        }

        @Override
        LocalDate before(LocalDate day) {
            return day.minusYears(1);
        }
    };

    abstract LocalDate begins(LocalDate today);

    abstract LocalDate before(LocalDate day);

    Period on(LocalDate today) {
        return new Period(begins(today), today.plusDays(1));
    }

    /** As much of the one before as has passed of this one. */
    Period before(Period period) {
        return new Period(before(period.from()), before(period.to()));
    }
}
