package app.latchkey.listings;

import app.latchkey.listings.ListingStep.Kind;
import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lets that were agreed in a period, counted once for each time. */
@Component
class LetsAgreed {

    /** Condition on {@code e}, a let: both rents are known, and the agreed one is not above the advertised. */
    static final String COMPARABLE = "e.agreed_pcm_pence <= e.advertised_pcm_pence";

    private final StepCounts counts;

    LetsAgreed(StepCounts counts) {
        this.counts = counts;
    }

    /** @param agreedPence pence per calendar month, all together */
    record Totals(long lets, long agreedPence) {

        @Nullable BigDecimal averagePence() {
            return Figure.mean(agreedPence, lets);
        }
    }

    Totals totals(Period period, KpiScope scope) {
        return counts.read(
                        "count(*) as lets, coalesce(sum(e.agreed_pcm_pence), 0) as agreed",
                        "",
                        Kind.LET_AGREED,
                        period,
                        scope,
                        (row, number) -> new Totals(row.getLong("lets"), row.getLong("agreed")))
                .single();
    }

    /**
     * @param achievedPence what was agreed of those that can be compared with what was advertised
     * @param above how many were agreed at more than was advertised, which the Renters' Rights Act 2025 forbids
     */
    record Achieved(long achievedPence, long advertisedPence, long above) {

        @Nullable BigDecimal share() {
            return Figure.percent(achievedPence, advertisedPence);
        }
    }

    Achieved achieved(Period period, KpiScope scope) {
        return counts.read(
                        """
                        coalesce(sum(e.agreed_pcm_pence) filter (where %1$s), 0) as achieved,
                        coalesce(sum(e.advertised_pcm_pence) filter (where %1$s), 0) as advertised,
                        count(*) filter (where e.agreed_pcm_pence > e.advertised_pcm_pence) as above""".formatted(COMPARABLE),
                        "",
                        Kind.LET_AGREED,
                        period,
                        scope,
                        (row, number) ->
                                new Achieved(row.getLong("achieved"), row.getLong("advertised"), row.getLong("above")))
                .single();
    }

    /** How many were on the market for how many days. */
    DayCounts daysOnMarket(Period period, KpiScope scope) {
        return DayCounts.of(counts.read(
                        "e.days_on_market as days, count(*) as lets",
                        "and e.days_on_market is not null group by 1",
                        Kind.LET_AGREED,
                        period,
                        scope,
                        (row, number) -> Map.entry(row.getInt("days"), row.getLong("lets")))
                .list());
    }

    /** The average agreed rent by number of bedrooms, five and more together. */
    List<Part> byBedrooms(Period period, KpiScope scope) {
        return counts.read(
                        """
                        least(e.bedrooms, 5) as bedrooms, coalesce(sum(e.agreed_pcm_pence), 0) as agreed,
                        count(e.agreed_pcm_pence) as lets, count(distinct e.listing_id) as listings""",
                        "group by 1 order by 1",
                        Kind.LET_AGREED,
                        period,
                        scope,
                        (row, number) -> new Part(
                                row.getString("bedrooms"),
                                Figure.mean(row.getLong("agreed"), row.getLong("lets")),
                                row.getLong("listings")))
                .list();
    }
}
