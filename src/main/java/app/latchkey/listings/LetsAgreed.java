package app.latchkey.listings;

import app.latchkey.platform.figures.Figure;
import app.latchkey.platform.figures.Figure.Part;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The lets that were agreed in a period, counted once for each time.
 *
 * @param listings how many listings they were of
 * @param agreedPence pence per calendar month, all together
 * @param achievedPence what was agreed of those that can be compared with what was advertised
 * @param above how many were agreed at more than was advertised, which the Renters' Rights Act 2025 forbids
 * @param days on the market: least, lower quartile, median, upper quartile, most; null when nothing was let
 */
record LetsAgreed(
        long lets,
        long listings,
        long agreedPence,
        long achievedPence,
        long advertisedPence,
        long above,
        @Nullable BigDecimal meanDays,
        List<@Nullable BigDecimal> days) {

    /** Condition on {@code e}: both rents are known, and the agreed one is not above the advertised. */
    static final String COMPARABLE = "e.to_status = 'LET_AGREED' and e.agreed_pcm_pence <= e.advertised_pcm_pence";

    private static final String SQL = """
            select count(*) as lets, count(distinct e.listing_id) as listings,
                   coalesce(sum(e.agreed_pcm_pence), 0) as agreed,
                   coalesce(sum(e.agreed_pcm_pence) filter (where %1$s), 0) as achieved,
                   coalesce(sum(e.advertised_pcm_pence) filter (where %1$s), 0) as advertised,
                   count(*) filter (where e.agreed_pcm_pence > e.advertised_pcm_pence) as above,
                   avg(e.days_on_market) as mean,
                   percentile_cont(array [0, 0.25, 0.5, 0.75, 1]) within group (order by e.days_on_market) as days
              from status_change e
             where e.agency_id = current_agency() and e.to_status = 'LET_AGREED' and e.at >= :from and e.at < :to
               and %2$s and %3$s""".formatted(COMPARABLE, KpiScope.SQL, ListingDays.LIVE);

    private static final String BY_BEDROOMS = """
            select least(e.bedrooms, 5) as bedrooms, coalesce(sum(e.agreed_pcm_pence), 0) as agreed,
                   count(e.agreed_pcm_pence) as lets, count(distinct e.listing_id) as listings
              from status_change e
             where e.agency_id = current_agency() and e.to_status = 'LET_AGREED' and e.at >= :from and e.at < :to
               and %s and %s group by 1 order by 1""".formatted(KpiScope.SQL, ListingDays.LIVE);

    static LetsAgreed in(Period period, KpiScope scope, JdbcClient database) {
        return scope.bind(database.sql(SQL))
                .param("from", period.begins())
                .param("to", period.ends())
                .query(LetsAgreed::of)
                .single();
    }

    private static LetsAgreed of(ResultSet row, int number) throws SQLException {
        var days = row.getArray("days");
        return new LetsAgreed(
                row.getLong("lets"),
                row.getLong("listings"),
                row.getLong("agreed"),
                row.getLong("achieved"),
                row.getLong("advertised"),
                row.getLong("above"),
                rounded(row.getBigDecimal("mean")),
                days == null
                        ? List.of()
                        : Stream.of((Double[]) days.getArray())
                                .map(BigDecimal::valueOf)
                                .<@Nullable BigDecimal>map(LetsAgreed::rounded)
                                .toList());
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal days) {
        return days == null ? null : days.setScale(1, RoundingMode.HALF_UP);
    }

    @Nullable BigDecimal medianDays() {
        return days.isEmpty() ? null : days.get(2);
    }

    @Nullable BigDecimal achievedShare() {
        return Figure.percent(achievedPence, advertisedPence);
    }

    /** The average agreed rent by number of bedrooms, five and more together. */
    static List<Part> byBedrooms(Period period, KpiScope scope, JdbcClient database) {
        return scope.bind(database.sql(BY_BEDROOMS))
                .param("from", period.begins())
                .param("to", period.ends())
                .query((row, number) -> new Part(
                        row.getString("bedrooms"),
                        Figure.mean(row.getLong("agreed"), row.getLong("lets")),
                        row.getLong("listings")))
                .list();
    }
}
