package app.latchkey.properties;

import app.latchkey.platform.QueryReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which properties are wanted: one object for list and count. Null and empty mean "any"; bounds are inclusive.
 *
 * @param text words of reference, own reference, UPRN, address, postcode or owners; all must occur
 * @param outcode the first half of a postcode, or its beginning
 * @param onMarket only those with a listing that is available or under offer
 * @param withoutOwner only those of which no owner is recorded, of any time
 * @param archived those in the archive instead of those in use
 */
public record PropertyFilter(
        String text,
        Set<PropertyType> propertyTypes,
        @Nullable Integer bedroomsMin,
        @Nullable Integer bedroomsMax,
        String town,
        String outcode,
        boolean onMarket,
        boolean withoutOwner,
        boolean archived) {

    public static final PropertyFilter ALL = ofText("");

    public PropertyFilter {
        text = clean(text);
        town = clean(town);
        outcode = clean(outcode);
        propertyTypes = Set.copyOf(propertyTypes);
    }

    /** PostgreSQL knows no text with a zero character in it. */
    private static String clean(String typed) {
        return typed.replace('\u0000', ' ').strip();
    }

    /** By the names that links and programs use. */
    public static PropertyFilter read(QueryReader query) {
        return new PropertyFilter(
                query.text("q", 200),
                query.set("property_type", PropertyType.class),
                query.count("bedrooms_min", 0, 50),
                query.count("bedrooms_max", 0, 50),
                query.text("town", 120),
                query.text("outcode", 8),
                query.flag("on_market"),
                query.flag("without_owner"),
                query.flag("archived"));
    }

    public static PropertyFilter ofText(String text) {
        return new PropertyFilter(text, Set.of(), null, null, "", "", false, false, false);
    }
}
