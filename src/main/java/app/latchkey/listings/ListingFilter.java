package app.latchkey.listings;

import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which listings are wanted: one object for list, count, export, saved search and drill-down. Null and empty mean
 * "any"; bounds are inclusive; rents are pence per calendar month.
 *
 * @param text words of reference, address, postcode or landlord; the first twelve must all occur, those of one or two
 *     letters or figures at the beginning of a word
 * @param outcode the first half of a postcode, or its beginning
 * @param negotiatorId whose listings; the desk's "mine" is this with one's own number
 */
public record ListingFilter(
        String text,
        Set<ListingStatus> statuses,
        @Nullable Integer bedroomsMin,
        @Nullable Integer bedroomsMax,
        @Nullable Long rentMinPence,
        @Nullable Long rentMaxPence,
        Set<PropertyType> propertyTypes,
        String town,
        String outcode,
        Set<Furnishing> furnishings,
        @Nullable LocalDate availableBy,
        @Nullable Long branchId,
        @Nullable Long negotiatorId) {

    public static final ListingFilter ALL =
            new ListingFilter("", Set.of(), null, null, null, null, Set.of(), "", "", Set.of(), null, null, null);

    public ListingFilter {
        text = clean(text);
        town = clean(town);
        outcode = clean(outcode);
        statuses = Set.copyOf(statuses);
        propertyTypes = Set.copyOf(propertyTypes);
        furnishings = Set.copyOf(furnishings);
    }

    /** PostgreSQL knows no text with a zero character in it. */
    private static String clean(String typed) {
        return typed.replace('\u0000', ' ').strip();
    }

    public static ListingFilter ofText(String text) {
        return new ListingFilter(text, Set.of(), null, null, null, null, Set.of(), "", "", Set.of(), null, null, null);
    }

    public ListingFilter withText(String other) {
        return with(other, negotiatorId);
    }

    /** @param other null for everybody's */
    public ListingFilter withNegotiator(@Nullable Long other) {
        return with(text, other);
    }

    private ListingFilter with(String otherText, @Nullable Long otherNegotiator) {
        return new ListingFilter(
                otherText,
                statuses,
                bedroomsMin,
                bedroomsMax,
                rentMinPence,
                rentMaxPence,
                propertyTypes,
                town,
                outcode,
                furnishings,
                availableBy,
                branchId,
                otherNegotiator);
    }
}
