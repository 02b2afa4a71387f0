package app.latchkey.listings;

import app.latchkey.listings.ListingStep.Kind;
import app.latchkey.platform.figures.DayMeasures;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What the steps of listings came to on each day. */
@Component
class ListingDays implements DayMeasures {

    /** On the market at the end of the day, by the branch and negotiator of the last step. */
    static final String STOCK = "stock";

    static final String INSTRUCTIONS = "instructions";
    static final String LETS = "lets";

    /** Returned to the market, or withdrawn, from a let that was agreed. */
    static final String FALLEN = "lets_fallen";

    /** Agreed rents of those let at no more than was advertised, in pence pcm; and what was advertised. */
    static final String ACHIEVED = "rent_achieved";

    static final String ASKED = "rent_asked";

    /** Lets agreed; the bucket is how many days they were on the market. */
    static final String DAYS_ON_MARKET = "days_on_market";

    static final String RENTS_CHANGED = "rents_changed";

    private static final String ON_MARKET = "in ('AVAILABLE', 'UNDER_OFFER')";

    /** What the step before knew. */
    private static final String BEFORE = """
            (select p.%s from status_change p where p.agency_id = e.agency_id and p.listing_id = e.listing_id
                and p.id < e.id order by p.id desc limit 1)""";

    private static final String SQL = String.join(
            " union all ",
            measure(STOCK, "0", "1", moves("e.to_status " + ON_MARKET)),
            measure(
                    STOCK,
                    BEFORE.formatted("branch_id"),
                    BEFORE.formatted("negotiator_id"),
                    "0",
                    "-1",
                    moves("e.to_status in ('AVAILABLE', 'UNDER_OFFER', 'LET_AGREED', 'SUSPENDED', 'WITHDRAWN')"
                            + " and e.from_status " + ON_MARKET)),
            measure(
                    FALLEN,
                    "0",
                    "1",
                    moves("e.from_status = 'LET_AGREED' and e.to_status in ('AVAILABLE', 'WITHDRAWN')")),
            measure(INSTRUCTIONS, "0", "1", steps(Kind.INSTRUCTED)),
            measure(LETS, "0", "1", steps(Kind.LET_AGREED)),
            measure(ACHIEVED, "0", "e.agreed_pcm_pence", steps(Kind.LET_AGREED) + " and " + LetsAgreed.COMPARABLE),
            measure(ASKED, "0", "e.advertised_pcm_pence", steps(Kind.LET_AGREED) + " and " + LetsAgreed.COMPARABLE),
            measure(
                    DAYS_ON_MARKET,
                    "e.days_on_market",
                    "1",
                    steps(Kind.LET_AGREED) + " and e.days_on_market is not null"),
            measure(RENTS_CHANGED, "0", "1", steps(Kind.RENT_CHANGED)));

    private static String steps(Kind kind) {
        return StepRows.of(kind, ":from", ":to");
    }

    private static String moves(String which) {
        return "status_change e where e.agency_id = current_agency() and e.at >= :from and e.at < :to and " + which;
    }

    private static String measure(String name, String bucket, String value, String rows) {
        return measure(name, "e.branch_id", "e.negotiator_id", bucket, value, rows);
    }

    private static String measure(
            String name, String branch, String negotiator, String bucket, String value, String rows) {
        return """
                select '%s' as measure, %s as branch_id, %s as negotiator_id, london_day(e.at) as day,
                       %s as bucket, cast(%s as bigint) as value from %s and %s""".formatted(name, branch, negotiator, bucket, value, rows, StepRows.LIVE);
    }

    @Override
    public String name() {
        return "listings";
    }

    @Override
    public Set<String> measures() {
        return Set.of(STOCK, INSTRUCTIONS, LETS, FALLEN, ACHIEVED, ASKED, DAYS_ON_MARKET, RENTS_CHANGED);
    }

    @Override
    public Set<String> levels() {
        return Set.of(STOCK);
    }

    @Override
    public String sql() {
        return SQL;
    }

    @Override
    public String firstDay() {
        return """
                select london_day(min(f.at))
                  from unnest(array ['APPRAISED', 'INSTRUCTED', 'AVAILABLE', 'LET_AGREED']) s
                 cross join lateral (select min(e.at) as at from status_change e
                                      where e.agency_id = current_agency() and e.to_status = s) f""";
    }
}
