package app.latchkey.landlords;

import static app.latchkey.landlords.LandlordFigureRows.added;

import app.latchkey.platform.figures.Course;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Basis;
import app.latchkey.platform.figures.Kpi.Sense;
import app.latchkey.platform.figures.Kpi.Shape;
import app.latchkey.platform.figures.Kpi.Unit;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** How the number of landlords grows. */
@Component
@Order(30)
class LandlordFigures implements KpiSource {

    static final Kpi GROWTH = new Kpi(
            "landlord-growth",
            "landlord-growth",
            Unit.COUNT,
            Basis.IN_PERIOD,
            Sense.UP,
            Shape.LINE,
            Set.of(LandlordService.ENTITY),
            true,
            "");

    private final LandlordQueries landlords;

    LandlordFigures(LandlordQueries landlords) {
        this.landlords = landlords;
    }

    @Override
    public List<Kpi> kpis() {
        return List.of(GROWTH);
    }

    @Override
    public Figure read(Kpi kpi, KpiQuestion q) {
        var course = Course.of(q);
        var perDay = landlords.perDay(added(course.whole()));
        long now = landlords.count(added(q.period()));
        return new Figure(
                BigDecimal.valueOf(now),
                BigDecimal.valueOf(landlords.count(added(q.before()))),
                course.points(stretch -> BigDecimal.valueOf(perDay.entrySet().stream()
                        .filter(day -> stretch.contains(day.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())),
                List.of(),
                List.of(new Note("all", Unit.COUNT, BigDecimal.valueOf(landlords.count(LandlordFilter.ALL)))),
                null);
    }
}
