package app.latchkey.listings;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.figures.KpiScope;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A dated step that listings took, as KPIs count them.
 *
 * @param first the first day on which they did; of {@link Kind#FELL_THROUGH} that on which the let was agreed
 * @param last the last such day, included
 * @param scope whose listings they were then
 * @param bedrooms how many they had then, five and more together; null for any number
 */
public record ListingStep(
        Kind kind,
        LocalDate first,
        LocalDate last,
        KpiScope scope,
        @Nullable Integer bedrooms) {

    /** It is read as a whole or not at all. */
    static @Nullable ListingStep read(QueryReader query) {
        var first = query.day("step_from");
        var last = query.day("step_to");
        var branch = query.id("step_branch");
        var negotiator = query.id("step_negotiator");
        var bedrooms = query.count("step_bedrooms", 0, 50);
        return query.choice("step", Kind.class, kind -> {
            if (first == null || last == null) {
                throw new IllegalArgumentException();
            }
            return new ListingStep(kind, first, last, new KpiScope(branch, negotiator), bedrooms);
        });
    }

    public enum Kind {
        /** K2: instructed for the first time. */
        INSTRUCTED,
        /** K7: a let was agreed. */
        LET_AGREED,
        /** K8: a let that was agreed did not hold. */
        FELL_THROUGH,
        /** The advertised rent became another. */
        RENT_CHANGED
    }

    public ListingStep {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException(last + " is before " + first);
        }
    }
}
