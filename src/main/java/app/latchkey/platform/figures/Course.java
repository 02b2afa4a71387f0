package app.latchkey.platform.figures;

import app.latchkey.platform.figures.Figure.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The stretches that a trend over a period is made of: days up to five weeks, weeks up to half a year, else calendar
 * months. A trend of less than four weeks says little, so it begins earlier.
 */
public record Course(List<Period> stretches) {

    private static final int MOST_DAYS = 35;
    private static final int MOST_DAYS_OF_WEEKS = 190;
    private static final int FEWEST_DAYS = 28;

    public Course {
        stretches = List.copyOf(stretches);
    }

    public static Course of(KpiQuestion question) {
        var past = question.period().until(question.today());
        var from = past.days() < FEWEST_DAYS ? past.to().minusDays(FEWEST_DAYS) : past.from();
        var whole = new Period(from, past.to());
        if (whole.days() <= MOST_DAYS) {
            return new Course(cut(whole, day -> day.plusDays(1)));
        }
        return whole.days() <= MOST_DAYS_OF_WEEKS
                ? new Course(cut(whole, day -> day.plusDays(7)))
                : new Course(cut(whole, day -> day.withDayOfMonth(1).plusMonths(1)));
    }

    private static List<Period> cut(Period whole, Function<LocalDate, LocalDate> next) {
        var stretches = new ArrayList<Period>();
        for (var from = whole.from(); from.isBefore(whole.to()); from = next.apply(from)) {
            var to = next.apply(from);
            stretches.add(new Period(from, to.isBefore(whole.to()) ? to : whole.to()));
        }
        return stretches;
    }

    /** From the first stretch to the last. */
    public Period whole() {
        return new Period(stretches.getFirst().from(), stretches.getLast().to());
    }

    public List<Point> points(Function<Period, @Nullable BigDecimal> value) {
        return stretches.stream()
                .map(stretch -> new Point(stretch.from(), value.apply(stretch)))
                .toList();
    }
}
