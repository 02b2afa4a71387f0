package app.latchkey.listings;

/**
 * Which rows of history a kind of step is: said once, for figures, for the days they are closed by, and for the list of
 * listings that took it.
 */
final class StepRows {

    /** A let that falls through later than that counts as one that held (K8). */
    static final int COHORT_DAYS = 60;

    /** Condition on {@code e}, a step or a change of the rent: the listing was not deleted. */
    static final String LIVE = """
            not exists (select from listing d where d.agency_id = current_agency() and d.id = e.listing_id
                           and d.deleted_at is not null)""";

    private StepRows() {}

    /**
     * SQL to stand behind {@code from}, up to a condition that more may follow: the rows {@code e} from one instant until
     * another. Those of {@link ListingStep.Kind#FELL_THROUGH} go by the day on which the let was agreed.
     *
     * @param from parameters of the statement
     */
    static String of(ListingStep.Kind kind, String from, String to) {
        return switch (kind) {
            case INSTRUCTED -> dated("status_change", "e.is_new_instruction", "e.at", from, to);
            case LET_AGREED -> dated("status_change", "e.to_status = 'LET_AGREED'", "e.at", from, to);
            case FELL_THROUGH ->
                dated(
                        "status_change",
                        "e.from_status = 'LET_AGREED' and e.to_status in ('AVAILABLE', 'WITHDRAWN')"
                                + " and e.at < e.from_since + interval '%d days'".formatted(COHORT_DAYS),
                        "e.from_since",
                        from,
                        to);
            case RENT_CHANGED -> dated("price_change", "e.old_pence is not null", "e.at", from, to);
        };
    }

    private static String dated(String table, String which, String date, String from, String to) {
        return "%s e where e.agency_id = current_agency() and %s and %3$s >= %4$s and %3$s < %5$s"
                .formatted(table, which, date, from, to);
    }
}
