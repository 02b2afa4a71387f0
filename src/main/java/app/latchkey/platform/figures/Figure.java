package app.latchkey.platform.figures;

import app.latchkey.platform.figures.Kpi.Unit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a KPI came to.
 *
 * @param value in the KPI's unit; null where it is undefined: nothing there to count it of
 * @param before the same of the period before; null also where that can't be known
 * @param trend its course, the oldest first
 * @param parts what it consists of, or what it was made from
 * @param notes what is said beside it
 * @param matures the day from which nothing more can turn out; null when that is over, or it never does
 */
public record Figure(
        @Nullable BigDecimal value,
        @Nullable BigDecimal before,
        List<Point> trend,
        List<Part> parts,
        List<Note> notes,
        @Nullable LocalDate matures) {

    public Figure {
        trend = List.copyOf(trend);
        parts = List.copyOf(parts);
        notes = List.copyOf(notes);
    }

    /** Undefined, or zero: there are no records to look at. */
    public boolean isNothing() {
        return value == null || value.signum() == 0;
    }

    /** @param from the first day of the stretch that it is of */
    public record Point(LocalDate from, @Nullable BigDecimal value) {}

    /**
     * @param code what it is found by again, and called by the texts if they know it
     * @param rows how many records it was counted from
     */
    public record Part(String code, @Nullable BigDecimal value, long rows) {}

    /** @param name a key of the texts below the KPI's own */
    public record Note(String name, Unit unit, @Nullable BigDecimal value) {}

    /** Percent with one decimal, half up; null of nothing. */
    public static @Nullable BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    /** Whole pence, half up; null of nothing. */
    public static @Nullable BigDecimal mean(long sum, long of) {
        return mean(sum, of, 0);
    }

    /** With one decimal, half up; null of nothing. */
    public static @Nullable BigDecimal meanDays(long sum, long of) {
        return mean(sum, of, 1);
    }

    private static @Nullable BigDecimal mean(long sum, long of, int decimals) {
        return of == 0 ? null : BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(of), decimals, RoundingMode.HALF_UP);
    }
}
