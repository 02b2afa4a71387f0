package app.latchkey.demo;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Moments at which somebody sits at a desk, Mondays to Saturdays by London time, and none later than now. */
final class OfficeHours {

    private static final LocalTime OPEN = LocalTime.of(9, 30);
    private static final LocalTime CLOSED = LocalTime.of(17, 30);
    private static final LocalTime CLOSED_ON_SATURDAY = LocalTime.of(15, 30);

    private final ZoneId zone;
    private final Instant now;
    private final Dice dice;

    OfficeHours(Clock clock, Dice dice) {
        this.zone = clock.getZone();
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        this.dice = dice;
    }

    LocalDate today() {
        return day(now);
    }

    LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, zone);
    }

    /** On that day, or on the last working day before it. */
    Instant ago(int days) {
        return on(today().minusDays(days));
    }

    /** At least so many days before a moment, and at least one, so that the two never change places. */
    Instant before(Instant later, int days) {
        return on(day(later).minusDays(days));
    }

    /** Within the same half-hour. */
    Instant shortlyBefore(Instant later) {
        return later.minus(dice.between(5 * 60, 25 * 60), ChronoUnit.SECONDS);
    }

    Instant on(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return on(day.minusDays(1));
        }
        var closing = day.getDayOfWeek() == DayOfWeek.SATURDAY ? CLOSED_ON_SATURDAY : CLOSED;
        var last = day.equals(today()) ? earlier(closing, LocalTime.ofInstant(now, zone)) : closing;
        if (!last.isAfter(OPEN)) {
            return on(day.minusDays(1));
        }
        var time = LocalTime.ofSecondOfDay(dice.between(OPEN.toSecondOfDay(), last.toSecondOfDay()));
        return day.atTime(time).atZone(zone).toInstant();
    }

    private static LocalTime earlier(LocalTime one, LocalTime other) {
        return one.isBefore(other) ? one : other;
    }
}
