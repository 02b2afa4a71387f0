package app.latchkey.platform.figures;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days from one on until another, that one not included; they begin and end at midnight in London (KPIS.md 4.0). */
public record Period(LocalDate from, LocalDate to) {

    public static final ZoneId LONDON = ZoneId.of("Europe/London");

    public Period {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    public LocalDate last() {
        return to.minusDays(1);
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to);
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(to);
    }

    /** What of it is over, or today, on that day; nothing of one that is still to come. */
    public Period until(LocalDate today) {
        var end = today.plusDays(1);
        return end.isBefore(to) ? new Period(from, end.isBefore(from) ? from : end) : this;
    }

    public Timestamp begins() {
        return start(from);
    }

    /** The first moment that is no longer in it. */
    public Timestamp ends() {
        return start(to);
    }

    private static Timestamp start(LocalDate day) {
        return Timestamp.from(day.atStartOfDay(LONDON).toInstant());
    }
}
