package app.latchkey.listings;

import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filter that finds exactly the listings a figure, or a part of one, was counted from. */
public final class ListingFigureRows {

    private static final Set<ListingStatus> ON_MARKET = Set.of(ListingStatus.AVAILABLE, ListingStatus.UNDER_OFFER);

    private ListingFigureRows() {}

    /**
     * @param part the code of one of its parts; null for the figure as a whole
     * @return nothing for figures that are of no listings, or of a day that is past and can't be listed any more
     */
    public static Optional<ListingFilter> of(Kpi kpi, KpiQuestion q, @Nullable String part) {
        return Optional.ofNullable(
                switch (kpi.name()) {
                    case "stock" -> q.isOfToday() ? stock(q, part) : null;
                    case "instructions" -> stepped(ListingStep.Kind.INSTRUCTED, q);
                    case "lets", "days-to-let", "achieved-rent" -> stepped(ListingStep.Kind.LET_AGREED, q);
                    case "fall-throughs" -> stepped(ListingStep.Kind.FELL_THROUGH, q);
                    case "price-changes" -> stepped(ListingStep.Kind.RENT_CHANGED, q);
                    case "rent-by-bedrooms" -> let(q, part);
                    case "stock-by-status" -> scoped(inStatus(part), q.scope());
                    case "stock-by-town" ->
                        scoped(ListingFilter.ofStatuses(ON_MARKET).withTown(part == null ? "" : part), q.scope());
                    default -> null;
                });
    }

    private static ListingFilter scoped(ListingFilter filter, KpiScope scope) {
        return filter.withBranch(scope.branchId()).withNegotiator(scope.negotiatorId());
    }

    private static ListingFilter stock(KpiQuestion q, @Nullable String part) {
        var filter = scoped(ListingFilter.ofStatuses(ON_MARKET), q.scope());
        if (part == null) {
            return filter;
        }
        int at = StockFigures.AGES.indexOf(Integer.valueOf(part));
        boolean isLast = at == StockFigures.AGES.size() - 1;
        var oldest = isLast ? null : q.today().minusDays(StockFigures.AGES.get(at + 1) - 1L);
        var youngest = at == 0 ? null : q.today().minusDays(StockFigures.AGES.get(at));
        return filter.withMoments(ListingMoments.marketed(oldest, youngest));
    }

    private static ListingFilter inStatus(@Nullable String part) {
        return Arrays.stream(ListingStatus.values())
                .filter(status -> status.name().equals(part))
                .findFirst()
                .map(status -> ListingFilter.ofStatuses(Set.of(status)))
                .orElse(ListingFilter.ALL);
    }

    private static ListingFilter stepped(ListingStep.Kind kind, KpiQuestion q) {
        return stepped(kind, q.period(), q.scope(), null);
    }

    private static ListingFilter let(KpiQuestion q, @Nullable String part) {
        LocalDate last = q.isOfToday() ? q.today() : q.period().last();
        return stepped(
                ListingStep.Kind.LET_AGREED,
                StepFigures.rentDays(last),
                q.scope(),
                part == null ? null : Integer.valueOf(part));
    }

    private static ListingFilter stepped(
            ListingStep.Kind kind, Period period, KpiScope scope, @Nullable Integer bedrooms) {
        return ListingFilter.ofMoments(
                ListingMoments.of(new ListingStep(kind, period.from(), period.last(), scope, bedrooms)));
    }
}
