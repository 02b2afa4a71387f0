package app.latchkey.listings;

import static app.latchkey.platform.figures.Kpi.Basis.AS_OF;
import static app.latchkey.platform.figures.Kpi.Basis.COHORT;
import static app.latchkey.platform.figures.Kpi.Basis.IN_PERIOD;
import static app.latchkey.platform.figures.Kpi.Sense.DOWN;
import static app.latchkey.platform.figures.Kpi.Sense.NEITHER;
import static app.latchkey.platform.figures.Kpi.Sense.UP;

import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.Course;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Note;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.Figure.Point;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.Kpi.Basis;
import app.latchkey.platform.figures.Kpi.Sense;
import app.latchkey.platform.figures.Kpi.Shape;
import app.latchkey.platform.figures.Kpi.Unit;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.KpiSource;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Types;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures of listings, as KPIS.md defines them. */
@Component
@Order(10)
class ListingFigures implements KpiSource {

    static final Kpi STOCK = kpi("K1", "stock", Unit.COUNT, AS_OF, NEITHER, Shape.DONUT);
    static final Kpi INSTRUCTIONS = kpi("K2", "instructions", Unit.COUNT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi LETS = kpi("K7", "lets", Unit.COUNT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi FALL_THROUGHS = kpi("K8", "fall-throughs", Unit.PERCENT, COHORT, DOWN, Shape.LINE);
    static final Kpi DAYS_TO_LET = kpi("K9", "days-to-let", Unit.DAYS, IN_PERIOD, DOWN, Shape.BOX);
    static final Kpi ACHIEVED = kpi("K13", "achieved-rent", Unit.PERCENT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi RENT_BY_BEDROOMS = kpi("K14", "rent-by-bedrooms", Unit.PENCE, AS_OF, NEITHER, Shape.BAR);
    static final Kpi BY_STATUS = kpi("stock-by-status", "stock-by-status", Unit.COUNT, AS_OF, NEITHER, Shape.BAR);
    static final Kpi BY_TOWN = kpi("stock-by-town", "stock-by-town", Unit.COUNT, AS_OF, NEITHER, Shape.BAR);
    static final Kpi PRICE_CHANGES = kpi("price-changes", "price-changes", Unit.COUNT, IN_PERIOD, NEITHER, Shape.LINE);

    /** Of the age bands of K1 the first day of each, counted from the day it came to the market. */
    static final List<Integer> AGES = List.of(0, 15, 29, 57);

    /** A let that falls through later than that counts as one that held (K8). */
    static final int COHORT_DAYS = 60;

    /** K14 looks at the lets of so many days. */
    static final int RENT_DAYS = 90;

    private static final int MOST_TOWNS = 10;

    /** In the order of their ranks. */
    private static final String STATUSES =
            Arrays.stream(ListingStatus.values()).map(Enum::name).collect(Collectors.joining("', '"));

    private static final String ON_MARKET = """
            listing where agency_id = current_agency() and status in ('AVAILABLE', 'UNDER_OFFER')
               and deleted_at is null and\s""" + KpiScope.SQL;

    private final JdbcClient database;
    private final ClosedDays days;

    ListingFigures(JdbcClient database, ClosedDays days) {
        this.database = database;
        this.days = days;
    }

    private static Kpi kpi(String id, String name, Unit unit, Basis basis, Sense sense, Shape shape) {
        return new Kpi(id, name, unit, basis, sense, shape, Set.of(ListingService.ENTITY), false);
    }

    @Override
    public List<Kpi> kpis() {
        return List.of(
                STOCK,
                INSTRUCTIONS,
                LETS,
                DAYS_TO_LET,
                ACHIEVED,
                FALL_THROUGHS,
                PRICE_CHANGES,
                RENT_BY_BEDROOMS,
                BY_STATUS,
                BY_TOWN);
    }

    @Override
    public Figure read(Kpi kpi, KpiQuestion question) {
        return switch (kpi.name()) {
            case "stock" -> stock(question);
            case "instructions" -> instructions(question);
            case "lets" -> lets(question);
            case "fall-throughs" -> fallThroughs(question);
            case "days-to-let" -> daysToLet(question);
            case "achieved-rent" -> achieved(question);
            case "rent-by-bedrooms" -> rentByBedrooms(question);
            case "stock-by-status" -> byStatus(question);
            case "stock-by-town" -> byTown(question);
            case "price-changes" -> priceChanges(question);
            default -> throw new IllegalArgumentException(kpi.name());
        };
    }

    private Figure stock(KpiQuestion q) {
        var course = Course.of(q);
        var levels = days.read(
                ListingDays.STOCK,
                q.scope(),
                together(course.whole(), q.before().last()));
        var trend = course.points(stretch -> BigDecimal.valueOf(levels.on(stretch.last())));
        var before = BigDecimal.valueOf(levels.on(q.before().last()));
        if (!q.isOfToday()) {
            long then = levels.on(q.period().last());
            return new Figure(BigDecimal.valueOf(then), before, trend, List.of(), List.of(), then, null);
        }
        var bands = q.scope()
                .bind(database.sql("""
                        select count(*) filter (where age < 15) as a, count(*) filter (where age between 15 and 28) as b,
                               count(*) filter (where age between 29 and 56) as c, count(*) filter (where age > 56) as d
                          from (select cast(:today as date) - first_available_on as age from %s) l""".formatted(ON_MARKET)))
                .param("today", q.today(), Types.DATE)
                .query((row, number) -> List.of(row.getLong("a"), row.getLong("b"), row.getLong("c"), row.getLong("d")))
                .single();
        long all = bands.stream().mapToLong(Long::longValue).sum();
        var parts = Stream.iterate(0, i -> i < AGES.size(), i -> i + 1)
                .map(i -> new Part(String.valueOf(AGES.get(i)), BigDecimal.valueOf(bands.get(i)), bands.get(i)))
                .toList();
        return new Figure(BigDecimal.valueOf(all), before, trend, parts, List.of(), all, null);
    }

    /** A period with a day more, which may lie apart from it. */
    private static Period together(Period period, LocalDate day) {
        return new Period(
                day.isBefore(period.from()) ? day : period.from(),
                day.isBefore(period.to()) ? period.to() : day.plusDays(1));
    }

    private Figure instructions(KpiQuestion q) {
        long now = newInstructions(q.period(), q.scope());
        return counted(now, newInstructions(q.before(), q.scope()), trend(ListingDays.INSTRUCTIONS, q), List.of(), now);
    }

    private long newInstructions(Period period, KpiScope scope) {
        return number(period, scope, """
                select count(*) from status_change e
                 where e.agency_id = current_agency() and e.is_new_instruction and e.at >= :from and e.at < :to
                   and %s and %s""");
    }

    private Figure lets(KpiQuestion q) {
        var lets = LetsAgreed.in(q.period(), q.scope(), database);
        var before = LetsAgreed.in(q.before(), q.scope(), database);
        long fallen = days.read(ListingDays.FALLEN, q.scope(), q.period().until(q.today()))
                .sum(q.period());
        return counted(
                lets.lets(),
                before.lets(),
                trend(ListingDays.LETS, q),
                List.of(
                        new Note("net", Unit.COUNT, BigDecimal.valueOf(lets.lets() - fallen)),
                        new Note("agreed", Unit.PENCE, BigDecimal.valueOf(lets.agreedPence()))),
                lets.listings());
    }

    private Figure fallThroughs(KpiQuestion q) {
        var matures = q.period().last().plusDays(COHORT_DAYS + 1L);
        boolean isOver = !matures.isAfter(q.today());
        long lets = agreed(q.period(), q.scope());
        long fell = fell(q.period(), q.scope(), "count(*)");
        return new Figure(
                Figure.percent(fell, lets),
                isOver ? Figure.percent(fell(q.before(), q.scope(), "count(*)"), agreed(q.before(), q.scope())) : null,
                List.of(),
                List.of(),
                List.of(
                        new Note("fell", Unit.COUNT, BigDecimal.valueOf(fell)),
                        new Note("of", Unit.COUNT, BigDecimal.valueOf(lets))),
                fell(q.period(), q.scope(), "count(distinct e.listing_id)"),
                isOver ? null : matures);
    }

    private long agreed(Period period, KpiScope scope) {
        return number(period, scope, """
                select count(*) from status_change e
                 where e.agency_id = current_agency() and e.to_status = 'LET_AGREED' and e.at >= :from and e.at < :to
                   and %s and %s""");
    }

    private long fell(Period agreedIn, KpiScope scope, String what) {
        return number(agreedIn, scope, """
                select %s from status_change e
                 where e.agency_id = current_agency() and e.from_status = 'LET_AGREED'
                   and e.to_status in ('AVAILABLE', 'WITHDRAWN') and e.from_since >= :from and e.from_since < :to
                   and e.at < e.from_since + interval '%d days'""".formatted(what, COHORT_DAYS) + " and %s and %s");
    }

    private Figure daysToLet(KpiQuestion q) {
        var lets = LetsAgreed.in(q.period(), q.scope(), database);
        var before = LetsAgreed.in(q.before(), q.scope(), database);
        var course = Course.of(q);
        var perDay = days.read(ListingDays.DAYS_ON_MARKET, q.scope(), course.whole());
        var names = List.of("least", "lower", "median", "upper", "most");
        return new Figure(
                lets.medianDays(),
                before.medianDays(),
                course.points(stretch -> median(perDay.buckets(stretch))),
                Stream.iterate(0, i -> i < lets.days().size(), i -> i + 1)
                        .map(i -> new Part(names.get(i), lets.days().get(i), 0))
                        .toList(),
                List.of(new Note("mean", Unit.DAYS, lets.meanDays())),
                lets.listings(),
                null);
    }

    /** The middle, or the mean of the two in the middle; null of nothing. */
    static @Nullable BigDecimal median(Map<Integer, Long> counts) {
        long all = counts.values().stream().mapToLong(Long::longValue).sum();
        return all == 0
                ? null
                : BigDecimal.valueOf((long) at(counts, (all - 1) / 2) + at(counts, all / 2))
                        .divide(BigDecimal.TWO, 1, RoundingMode.HALF_UP);
    }

    private static int at(Map<Integer, Long> counts, long place) {
        long passed = 0;
        for (var each : counts.entrySet()) {
            passed += each.getValue();
            if (place < passed) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("No place " + place);
    }

    private Figure achieved(KpiQuestion q) {
        var lets = LetsAgreed.in(q.period(), q.scope(), database);
        var before = LetsAgreed.in(q.before(), q.scope(), database);
        var course = Course.of(q);
        var achieved = days.read(ListingDays.ACHIEVED, q.scope(), course.whole());
        var asked = days.read(ListingDays.ASKED, q.scope(), course.whole());
        return new Figure(
                lets.achievedShare(),
                before.achievedShare(),
                course.points(stretch -> Figure.percent(achieved.sum(stretch), asked.sum(stretch))),
                List.of(),
                lets.above() == 0
                        ? List.of()
                        : List.of(new Note("above", Unit.COUNT, BigDecimal.valueOf(lets.above()))),
                lets.listings(),
                null);
    }

    private Figure rentByBedrooms(KpiQuestion q) {
        var last = q.isOfToday() ? q.today() : q.period().last();
        var lets = LetsAgreed.in(rentDays(last), q.scope(), database);
        var before = LetsAgreed.in(rentDays(q.before().last()), q.scope(), database);
        return new Figure(
                Figure.mean(lets.agreedPence(), lets.lets()),
                Figure.mean(before.agreedPence(), before.lets()),
                List.of(),
                LetsAgreed.byBedrooms(rentDays(last), q.scope(), database),
                List.of(),
                lets.listings(),
                null);
    }

    static Period rentDays(LocalDate last) {
        return new Period(last.plusDays(1).minusDays(RENT_DAYS), last.plusDays(1));
    }

    private Figure byStatus(KpiQuestion q) {
        // By its rank alone an index answers, without a look at the rows.
        var counts = q.scope()
                .bind(database.sql("""
                        select (array ['%s'])[status_rank] as status, n from (
                               select status_rank, count(*) as n from listing
                                where agency_id = current_agency() and deleted_at is null and %s
                                group by status_rank) r order by status_rank""".formatted(STATUSES, KpiScope.SQL)))
                .query((row, number) ->
                        new Part(row.getString("status"), BigDecimal.valueOf(row.getLong("n")), row.getLong("n")))
                .list();
        long all = counts.stream().mapToLong(Part::rows).sum();
        return new Figure(BigDecimal.valueOf(all), null, List.of(), counts, List.of(), all, null);
    }

    private Figure byTown(KpiQuestion q) {
        var counts = q.scope()
                .bind(database.sql("""
                        select min(town) as town, count(*) as n, sum(count(*)) over () as of,
                               count(*) over () as towns from %s
                         group by town_key order by n desc, town_key limit %d""".formatted(ON_MARKET, MOST_TOWNS)))
                .query((row, number) -> new Town(
                        new Part(row.getString("town"), BigDecimal.valueOf(row.getLong("n")), row.getLong("n")),
                        row.getLong("of"),
                        row.getLong("towns")))
                .list();
        long all = counts.isEmpty() ? 0 : counts.getFirst().of();
        return new Figure(
                BigDecimal.valueOf(all),
                null,
                List.of(),
                counts.stream().map(Town::part).toList(),
                List.of(new Note(
                        "towns",
                        Unit.COUNT,
                        BigDecimal.valueOf(
                                counts.isEmpty() ? 0 : counts.getFirst().towns()))),
                all,
                null);
    }

    private record Town(Part part, long of, long towns) {}

    private record Changes(long all, long listings, long cuts, BigDecimal before, BigDecimal after) {}

    private Figure priceChanges(KpiQuestion q) {
        var now = changes(q.period(), q.scope());
        var notes = Stream.of(
                        new Note("cuts", Unit.COUNT, BigDecimal.valueOf(now.cuts())),
                        new Note(
                                "change",
                                Unit.PERCENT,
                                now.before().signum() == 0
                                        ? null
                                        : now.after()
                                                .subtract(now.before())
                                                .multiply(BigDecimal.valueOf(100))
                                                .divide(now.before(), 1, RoundingMode.HALF_UP)))
                .toList();
        return counted(
                now.all(),
                changes(q.before(), q.scope()).all(),
                trend(ListingDays.RENTS_CHANGED, q),
                notes,
                now.listings());
    }

    private Changes changes(Period period, KpiScope scope) {
        return scope.bind(database.sql("""
                        select count(*) as n, count(distinct listing_id) as listings,
                               count(*) filter (where after < before) as cuts,
                               coalesce(sum(before) filter (where after is not null), 0) as before,
                               coalesce(sum(after), 0) as after
                          from (select e.listing_id, rent_pcm(e.old_pence, e.old_frequency) as before,
                                       rent_pcm(e.new_pence, e.new_frequency) as after
                                  from price_change e
                                 where e.agency_id = current_agency() and e.old_pence is not null
                                   and e.at >= :from and e.at < :to and %s and %s) c""".formatted(KpiScope.SQL, ListingDays.LIVE)))
                .param("from", period.begins())
                .param("to", period.ends())
                .query((row, number) -> new Changes(
                        row.getLong("n"),
                        row.getLong("listings"),
                        row.getLong("cuts"),
                        row.getBigDecimal("before"),
                        row.getBigDecimal("after")))
                .single();
    }

    private List<Point> trend(String measure, KpiQuestion q) {
        var course = Course.of(q);
        var perDay = days.read(measure, q.scope(), course.whole());
        return course.points(stretch -> BigDecimal.valueOf(perDay.sum(stretch)));
    }

    private static Figure counted(long now, long before, List<Point> trend, List<Note> notes, long rows) {
        return new Figure(BigDecimal.valueOf(now), BigDecimal.valueOf(before), trend, List.of(), notes, rows, null);
    }

    private long number(Period period, KpiScope scope, String sql) {
        return scope.bind(database.sql(sql.formatted(KpiScope.SQL, ListingDays.LIVE)))
                .param("from", period.begins())
                .param("to", period.ends())
                .query(Long.class)
                .single();
    }
}
