package app.latchkey.listings;

import app.latchkey.platform.QueryReader;
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
 * @param moments what happened to them, and when
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
        @Nullable Long negotiatorId,
        ListingMoments moments) {

    public static final ListingFilter ALL = new ListingFilter(
            "", Set.of(), null, null, null, null, Set.of(), "", "", Set.of(), null, null, null, ListingMoments.ANY);

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

    /** By the names that links and programs use. */
    public static ListingFilter read(QueryReader query) {
        return new ListingFilter(
                query.text("q", 200),
                query.set("status", ListingStatus.class),
                query.count("bedrooms_min", 0, 50),
                query.count("bedrooms_max", 0, 50),
                query.pounds("rent_min"),
                query.pounds("rent_max"),
                query.set("property_type", PropertyType.class),
                query.text("town", 120),
                query.text("outcode", 8),
                query.set("furnishing", Furnishing.class),
                query.day("available_by"),
                query.id("branch"),
                query.id("negotiator"),
                ListingMoments.read(query));
    }

    public static ListingFilter ofText(String text) {
        return ALL.withText(text);
    }

    public static ListingFilter ofStatuses(Set<ListingStatus> statuses) {
        return ALL.with("", statuses, "", null, null, ListingMoments.ANY);
    }

    public static ListingFilter ofMoments(ListingMoments moments) {
        return ALL.withMoments(moments);
    }

    public ListingFilter withText(String other) {
        return with(other, statuses, town, branchId, negotiatorId, moments);
    }

    /** @param other null for everybody's */
    public ListingFilter withNegotiator(@Nullable Long other) {
        return with(text, statuses, town, branchId, other, moments);
    }

    /** @param other null for all */
    public ListingFilter withBranch(@Nullable Long other) {
        return with(text, statuses, town, other, negotiatorId, moments);
    }

    public ListingFilter withTown(String other) {
        return with(text, statuses, other, branchId, negotiatorId, moments);
    }

    public ListingFilter withMoments(ListingMoments other) {
        return with(text, statuses, town, branchId, negotiatorId, other);
    }

    private ListingFilter with(
            String otherText,
            Set<ListingStatus> otherStatuses,
            String otherTown,
            @Nullable Long otherBranch,
            @Nullable Long otherNegotiator,
            ListingMoments otherMoments) {
        return new ListingFilter(
                otherText,
                otherStatuses,
                bedroomsMin,
                bedroomsMax,
                rentMinPence,
                rentMaxPence,
                propertyTypes,
                otherTown,
                outcode,
                furnishings,
                availableBy,
                otherBranch,
                otherNegotiator,
                otherMoments);
    }
}
