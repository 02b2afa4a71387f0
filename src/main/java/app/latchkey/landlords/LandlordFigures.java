package app.latchkey.landlords;

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
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the number of landlords grows. */
@Component
@Order(30)
class LandlordFigures implements KpiSource {

    private static final Kpi GROWTH = new Kpi(
            "landlord-growth",
            "landlord-growth",
            Unit.COUNT,
            Basis.IN_PERIOD,
            Sense.UP,
            Shape.LINE,
            Set.of(LandlordService.ENTITY),
            true,
            "");

    private final JdbcClient database;

    LandlordFigures(JdbcClient database) {
        this.database = database;
    }

    @Override
    public List<Kpi> kpis() {
        return List.of(GROWTH);
    }

    private record Day(LocalDate day, long landlords) {}

    @Override
    public Figure read(Kpi kpi, KpiQuestion q) {
        var course = Course.of(q);
        var perDay = perDay(course.whole());
        long now = added(q.period());
        return new Figure(
                BigDecimal.valueOf(now),
                BigDecimal.valueOf(added(q.before())),
                course.points(stretch -> BigDecimal.valueOf(perDay.entrySet().stream()
                        .filter(day -> stretch.contains(day.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum())),
                List.of(),
                List.of(new Note("all", Unit.COUNT, BigDecimal.valueOf(all()))),
                now,
                null);
    }

    private long added(Period period) {
        return database.sql("""
                        select count(*) from landlord where agency_id = current_agency() and deleted_at is null
                           and created_at >= :from and created_at < :to""")
                .param("from", period.begins())
                .param("to", period.ends())
                .query(Long.class)
                .single();
    }

    private Map<LocalDate, Long> perDay(Period period) {
        return database
                .sql("""
                        select london_day(created_at) as day, count(*) as n from landlord
                         where agency_id = current_agency() and deleted_at is null
                           and created_at >= :from and created_at < :to group by 1""")
                .param("from", period.begins())
                .param("to", period.ends())
                .query((row, number) -> new Day(row.getObject("day", LocalDate.class), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Day::day, Day::landlords));
    }

    private long all() {
        return database.sql("select count(*) from landlord where agency_id = current_agency() and deleted_at is null")
                .query(Long.class)
                .single();
    }
}
