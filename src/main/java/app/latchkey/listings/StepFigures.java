package app.latchkey.listings;

import static app.latchkey.platform.figures.Kpi.Basis.AS_OF;
import static app.latchkey.platform.figures.Kpi.Basis.COHORT;
import static app.latchkey.platform.figures.Kpi.Basis.IN_PERIOD;
import static app.latchkey.platform.figures.Kpi.Sense.DOWN;
import static app.latchkey.platform.figures.Kpi.Sense.NEITHER;
import static app.latchkey.platform.figures.Kpi.Sense.UP;

import app.latchkey.listings.ListingStep.Kind;
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
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** What happened to listings, as KPIS.md defines it. */
@Component
@Order(20)
class StepFigures implements KpiSource {

    static final Kpi INSTRUCTIONS = kpi("K2", "instructions", Unit.COUNT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi LETS = kpi("K7", "lets", Unit.COUNT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi FALL_THROUGHS = kpi("K8", "fall-throughs", Unit.PERCENT, COHORT, DOWN, Shape.LINE);
    static final Kpi DAYS_TO_LET = kpi("K9", "days-to-let", Unit.DAYS, IN_PERIOD, DOWN, Shape.BOX);
    static final Kpi ACHIEVED = kpi("K13", "achieved-rent", Unit.PERCENT, IN_PERIOD, UP, Shape.LINE);
    static final Kpi RENT_BY_BEDROOMS = kpi("K14", "rent-by-bedrooms", Unit.PENCE, AS_OF, NEITHER, Shape.COLUMN);
    static final Kpi PRICE_CHANGES = kpi("price-changes", "price-changes", Unit.COUNT, IN_PERIOD, NEITHER, Shape.LINE);

    /** K14 looks at the lets of so many days. */
    private static final int RENT_DAYS = 90;

    private static final List<String> QUARTERS = List.of("least", "lower", "median", "upper", "most");
    private static final int MEDIAN = QUARTERS.indexOf("median");

    private final Map<Kpi, Function<KpiQuestion, Figure>> figures = new LinkedHashMap<>();
    private final StepCounts counts;
    private final LetsAgreed agreed;
    private final ClosedDays days;

    StepFigures(StepCounts counts, LetsAgreed agreed, ClosedDays days) {
        this.counts = counts;
        this.agreed = agreed;
        this.days = days;
        figures.put(INSTRUCTIONS, this::instructions);
        figures.put(LETS, this::lets);
        figures.put(DAYS_TO_LET, this::daysToLet);
        figures.put(ACHIEVED, this::achieved);
        figures.put(FALL_THROUGHS, this::fallThroughs);
        figures.put(PRICE_CHANGES, this::priceChanges);
        figures.put(RENT_BY_BEDROOMS, this::rentByBedrooms);
    }

    private static Kpi kpi(String id, String name, Unit unit, Basis basis, Sense sense, Shape shape) {
        return new Kpi(
                id, name, unit, basis, sense, shape, Set.of(ListingService.ENTITY), false, "kpi." + name + ".part.");
    }

    @Override
    public List<Kpi> kpis() {
        return List.copyOf(figures.keySet());
    }

    @Override
    public Figure read(Kpi kpi, KpiQuestion question) {
        return Objects.requireNonNull(figures.get(kpi)).apply(question);
    }

    private Figure instructions(KpiQuestion q) {
        return counted(
                counts.steps(Kind.INSTRUCTED, q.period(), q.scope()),
                counts.steps(Kind.INSTRUCTED, q.before(), q.scope()),
                trend(ListingDays.INSTRUCTIONS, q),
                List.of());
    }

    private Figure lets(KpiQuestion q) {
        var lets = agreed.totals(q.period(), q.scope());
        long fallen = days.read(q.scope(), q.period().until(q.today()), ListingDays.FALLEN)
                .of(ListingDays.FALLEN)
                .sum(q.period());
        return counted(
                lets.lets(),
                counts.steps(Kind.LET_AGREED, q.before(), q.scope()),
                trend(ListingDays.LETS, q),
                List.of(
                        new Note("net", Unit.COUNT, BigDecimal.valueOf(lets.lets() - fallen)),
                        new Note("agreed", Unit.PENCE, BigDecimal.valueOf(lets.agreedPence()))));
    }

    private Figure fallThroughs(KpiQuestion q) {
        var matures = q.period().last().plusDays(StepRows.COHORT_DAYS + 1L);
        boolean isOver = !matures.isAfter(q.today());
        long lets = counts.steps(Kind.LET_AGREED, q.period(), q.scope());
        long fell = counts.steps(Kind.FELL_THROUGH, q.period(), q.scope());
        return new Figure(
                Figure.percent(fell, lets),
                isOver ? fellShare(q.before(), q.scope()) : null,
                List.of(),
                List.of(),
                List.of(
                        new Note("fell", Unit.COUNT, BigDecimal.valueOf(fell)),
                        new Note("of", Unit.COUNT, BigDecimal.valueOf(lets))),
                isOver ? null : matures);
    }

    private @Nullable BigDecimal fellShare(Period period, KpiScope scope) {
        return Figure.percent(
                counts.steps(Kind.FELL_THROUGH, period, scope), counts.steps(Kind.LET_AGREED, period, scope));
    }

    private Figure daysToLet(KpiQuestion q) {
        var lets = agreed.daysOnMarket(q.period(), q.scope());
        var course = Course.of(q);
        var perDay =
                days.read(q.scope(), course.whole(), ListingDays.DAYS_ON_MARKET).of(ListingDays.DAYS_ON_MARKET);
        return new Figure(
                lets.quantile(MEDIAN),
                agreed.daysOnMarket(q.before(), q.scope()).quantile(MEDIAN),
                course.points(stretch -> new DayCounts(perDay.buckets(stretch)).quantile(MEDIAN)),
                lets.counts().isEmpty()
                        ? List.of()
                        : IntStream.range(0, QUARTERS.size())
                                .mapToObj(i -> new Part(QUARTERS.get(i), lets.quantile(i), 0))
                                .toList(),
                List.of(new Note("mean", Unit.DAYS, lets.mean())),
                null);
    }

    private Figure achieved(KpiQuestion q) {
        var lets = agreed.achieved(q.period(), q.scope());
        var course = Course.of(q);
        var perDay = days.read(q.scope(), course.whole(), ListingDays.ACHIEVED, ListingDays.ASKED);
        return new Figure(
                lets.share(),
                agreed.achieved(q.before(), q.scope()).share(),
                course.points(stretch -> Figure.percent(
                        perDay.of(ListingDays.ACHIEVED).sum(stretch),
                        perDay.of(ListingDays.ASKED).sum(stretch))),
                List.of(),
                lets.above() == 0
                        ? List.of()
                        : List.of(new Note("above", Unit.COUNT, BigDecimal.valueOf(lets.above()))),
                null);
    }

    private Figure rentByBedrooms(KpiQuestion q) {
        var now = rentDays(q.isOfToday() ? q.today() : q.period().last());
        return new Figure(
                agreed.totals(now, q.scope()).averagePence(),
                agreed.totals(rentDays(q.before().last()), q.scope()).averagePence(),
                List.of(),
                agreed.byBedrooms(now, q.scope()),
                List.of(),
                null);
    }

    static Period rentDays(LocalDate last) {
        return new Period(last.plusDays(1).minusDays(RENT_DAYS), last.plusDays(1));
    }

    /** @param before pence per calendar month of those that have a rent still, all together; so is {@code after} */
    private record Changes(long all, long cuts, BigDecimal before, BigDecimal after) {}

    private Figure priceChanges(KpiQuestion q) {
        var changes = counts.read(
                        """
                        count(*) as changes, count(*) filter (where %1$s < %2$s) as cuts,
                        coalesce(sum(%2$s) filter (where e.new_pence is not null), 0) as before,
                        coalesce(sum(%1$s), 0) as after""".formatted(
                                "rent_pcm(e.new_pence, e.new_frequency)", "rent_pcm(e.old_pence, e.old_frequency)"),
                        "",
                        Kind.RENT_CHANGED,
                        q.period(),
                        q.scope(),
                        (row, number) -> new Changes(
                                row.getLong("changes"),
                                row.getLong("cuts"),
                                row.getBigDecimal("before"),
                                row.getBigDecimal("after")))
                .single();
        var change = changes.before().signum() == 0
                ? null
                : changes.after()
                        .subtract(changes.before())
                        .multiply(BigDecimal.valueOf(100))
                        .divide(changes.before(), 1, RoundingMode.HALF_UP);
        return counted(
                changes.all(),
                counts.steps(Kind.RENT_CHANGED, q.before(), q.scope()),
                trend(ListingDays.RENTS_CHANGED, q),
                List.of(
                        new Note("cuts", Unit.COUNT, BigDecimal.valueOf(changes.cuts())),
                        new Note("change", Unit.PERCENT, change)));
    }

    private List<Point> trend(String measure, KpiQuestion q) {
        var course = Course.of(q);
        var perDay = days.read(q.scope(), course.whole(), measure).of(measure);
        return course.points(stretch -> BigDecimal.valueOf(perDay.sum(stretch)));
    }

    private static Figure counted(long now, long before, List<Point> trend, List<Note> notes) {
        return new Figure(BigDecimal.valueOf(now), BigDecimal.valueOf(before), trend, List.of(), notes, null);
    }
}
