package app.latchkey.platform.figures;

import java.util.Set;

/** What a feature measures of each day, to be kept once the day is over: see {@link ClosedDays}. */
public interface DayMeasures {

    /** Unique, and the same for ever. */
    String name();

    Set<String> measures();

    /** Those of the measures that are what all days so far come to together, like a stock. */
    Set<String> levels();

    /**
     * SQL that selects {@code measure, branch_id, negotiator_id, day, bucket, value} of what happened in the agency from
     * the instant {@code :from} until {@code :to}; a level by how much it rose or fell. Rows of the same kind are added
     * up.
     */
    String sql();

    /** SQL that selects the day before which nothing happened in the agency; null when nothing ever did. */
    String firstDay();
}
