package app.latchkey.listings;

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

    /** Condition on {@code e}, a step or a change of the rent: the listing was not deleted. */
    static final String LIVE = """
            not exists (select from listing d where d.agency_id = current_agency() and d.id = e.listing_id
                           and d.deleted_at is not null)""";

    private static final String STEP = """
            select '%s' as measure, %s as branch_id, %s as negotiator_id, london_day(e.at) as day,
                   %s as bucket, cast(%s as bigint) as value
              from %s e where e.agency_id = current_agency() and e.at >= :from and e.at < :to and %s and\s""" + LIVE;

    private static final String ON_MARKET = "in ('AVAILABLE', 'UNDER_OFFER')";

    private static final String LEFT_BY = """
            (select p.%s from status_change p where p.agency_id = e.agency_id and p.listing_id = e.listing_id
                and p.id < e.id order by p.id desc limit 1)""";

    private static final String SQL = String.join(
            " union all ",
            step(STOCK, "1", "e.to_status " + ON_MARKET),
            STEP.formatted(
                    STOCK,
                    LEFT_BY.formatted("branch_id"),
                    LEFT_BY.formatted("negotiator_id"),
                    "0",
                    "-1",
                    "status_change",
                    "e.to_status in ('AVAILABLE', 'UNDER_OFFER', 'LET_AGREED', 'SUSPENDED', 'WITHDRAWN')"
                            + " and e.from_status " + ON_MARKET),
            step(INSTRUCTIONS, "1", "e.is_new_instruction"),
            step(LETS, "1", "e.to_status = 'LET_AGREED'"),
            step(FALLEN, "1", "e.from_status = 'LET_AGREED' and e.to_status in ('AVAILABLE', 'WITHDRAWN')"),
            step(ACHIEVED, "e.agreed_pcm_pence", LetsAgreed.COMPARABLE),
            step(ASKED, "e.advertised_pcm_pence", LetsAgreed.COMPARABLE),
            STEP.formatted(
                    DAYS_ON_MARKET,
                    "e.branch_id",
                    "e.negotiator_id",
                    "e.days_on_market",
                    "1",
                    "status_change",
                    "e.to_status = 'LET_AGREED' and e.days_on_market is not null"),
            STEP.formatted(
                    RENTS_CHANGED,
                    "e.branch_id",
                    "e.negotiator_id",
                    "0",
                    "1",
                    "price_change",
                    "e.old_pence is not null"));

    private static String step(String measure, String value, String which) {
        return STEP.formatted(measure, "e.branch_id", "e.negotiator_id", "0", value, "status_change", which);
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
