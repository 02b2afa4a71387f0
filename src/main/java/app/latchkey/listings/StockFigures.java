package app.latchkey.listings;

import static app.latchkey.platform.figures.Kpi.Basis.AS_OF;

import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.Course;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Sense;
import app.latchkey.platform.figures.Kpi.Shape;
import app.latchkey.platform.figures.Kpi.Unit;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the agency has, as KPIS.md defines it. */
@Component
@Order(10)
class StockFigures implements KpiSource {

    static final Kpi STOCK = kpi("K1", "stock", Shape.DONUT, "kpi.stock.part.");
    static final Kpi BY_STATUS = kpi("stock-by-status", "stock-by-status", Shape.BAR, "status.");
    static final Kpi BY_TOWN = kpi("stock-by-town", "stock-by-town", Shape.BAR, "");

    /** Of the age bands of K1 the first day of each, counted from the day it came to the market. */
    static final List<Integer> AGES = List.of(0, 15, 29, 57);

    private static final int MOST_TOWNS = 10;

    /** In the order of their ranks. */
    private static final String STATUSES =
            Arrays.stream(ListingStatus.values()).map(Enum::name).collect(Collectors.joining("', '"));

    private static final String ON_MARKET = """
            listing where agency_id = current_agency() and status in ('AVAILABLE', 'UNDER_OFFER')
               and deleted_at is null and\s""" + KpiScope.SQL;

    private final JdbcClient database;
    private final ClosedDays days;

    StockFigures(JdbcClient database, ClosedDays days) {
        this.database = database;
        this.days = days;
    }

    private static Kpi kpi(String id, String name, Shape shape, String partTexts) {
        return new Kpi(
                id, name, Unit.COUNT, AS_OF, Sense.NEITHER, shape, Set.of(ListingService.ENTITY), false, partTexts);
    }

    @Override
    public List<Kpi> kpis() {
        return List.of(STOCK, BY_STATUS, BY_TOWN);
    }

    @Override
    public Figure read(Kpi kpi, KpiQuestion question) {
        if (kpi.equals(STOCK)) {
            return stock(question);
        }
        return kpi.equals(BY_STATUS) ? byStatus(question.scope()) : byTown(question.scope());
    }

    private Figure stock(KpiQuestion q) {
        var course = Course.of(q);
        var before = q.before().last();
        var levels = days.read(q.scope(), together(course.whole(), before), ListingDays.STOCK)
                .of(ListingDays.STOCK);
        var trend = course.points(stretch -> BigDecimal.valueOf(levels.on(stretch.last())));
        var bands = q.isOfToday() ? ages(q) : List.<Part>of();
        long all = q.isOfToday()
                ? bands.stream().mapToLong(Part::rows).sum()
                : levels.on(q.period().last());
        return new Figure(
                BigDecimal.valueOf(all), BigDecimal.valueOf(levels.on(before)), trend, bands, List.of(), null);
    }

    /** A period with a day more, which may lie apart from it. */
    private static Period together(Period period, LocalDate day) {
        return new Period(
                day.isBefore(period.from()) ? day : period.from(),
                day.isBefore(period.to()) ? period.to() : day.plusDays(1));
    }

    private record Band(int place, long listings) {}

    private List<Part> ages(KpiQuestion q) {
        var later = AGES.stream().skip(1).map(String::valueOf).collect(Collectors.joining(", "));
        var counts = q
                .scope()
                .bind(database.sql("""
                        select width_bucket(cast(:today as date) - first_available_on, array [%s]) as band, count(*) as n
                          from %s group by 1""".formatted(later, ON_MARKET)))
                .param("today", q.today(), Types.DATE)
                .query((row, number) -> new Band(row.getInt("band"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Band::place, Band::listings));
        return IntStream.range(0, AGES.size())
                .mapToObj(place -> part(AGES.get(place).toString(), counts.getOrDefault(place, 0L)))
                .toList();
    }

    private Figure byStatus(KpiScope scope) {
        // By its rank alone an index answers, without a look at the rows.
        var parts = scope.bind(database.sql("""
                        select (array ['%s'])[status_rank] as status, n from (
                               select status_rank, count(*) as n from listing
                                where agency_id = current_agency() and deleted_at is null and %s
                                group by status_rank) r order by status_rank""".formatted(STATUSES, KpiScope.SQL)))
                .query((row, number) -> part(row.getString("status"), row.getLong("n")))
                .list();
        return ofParts(parts, parts.stream().mapToLong(Part::rows).sum(), List.of());
    }

    private record Town(Part part, long of, long towns) {}

    private Figure byTown(KpiScope scope) {
        var towns = scope.bind(database.sql("""
                        select min(town) as town, count(*) as n, sum(count(*)) over () as of,
                               count(*) over () as towns from %s
                         group by town_key order by n desc, town_key limit %d""".formatted(ON_MARKET, MOST_TOWNS)))
                .query((row, number) -> new Town(
                        part(row.getString("town"), row.getLong("n")), row.getLong("of"), row.getLong("towns")))
                .list();
        long all = towns.stream().mapToLong(Town::of).findFirst().orElse(0);
        long different = towns.stream().mapToLong(Town::towns).findFirst().orElse(0);
        return ofParts(
                towns.stream().map(Town::part).toList(),
                all,
                List.of(new Note("towns", Unit.COUNT, BigDecimal.valueOf(different))));
    }

    private static Figure ofParts(List<Part> parts, long all, List<Note> notes) {
        return new Figure(BigDecimal.valueOf(all), null, List.of(), parts, notes, null);
    }

    private static Part part(String code, long listings) {
        return new Part(code, BigDecimal.valueOf(listings), listings);
    }
}
