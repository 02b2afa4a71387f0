package app.latchkey.listings;

import app.latchkey.platform.QueryReader;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When something was with listings. Null means "any"; bounds are inclusive.
 *
 * @param marketedFrom when they first came to the market
 * @param quietSince nothing was done with them from this day on
 */
public record ListingMoments(
        @Nullable ListingStep step,
        @Nullable LocalDate marketedFrom,
        @Nullable LocalDate marketedTo,
        @Nullable LocalDate quietSince) {

    public static final ListingMoments ANY = new ListingMoments(null, null, null, null);

    /** By the names that links and programs use. */
    static ListingMoments read(QueryReader query) {
        return new ListingMoments(
                ListingStep.read(query),
                query.day("marketed_from"),
                query.day("marketed_to"),
                query.day("quiet_since"));
    }

    public static ListingMoments of(ListingStep step) {
        return new ListingMoments(step, null, null, null);
    }

    public static ListingMoments marketed(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new ListingMoments(null, from, to, null);
    }

    public static ListingMoments quiet(LocalDate since) {
        return new ListingMoments(null, null, null, since);
    }
}
