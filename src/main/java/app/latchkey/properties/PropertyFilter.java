package app.latchkey.properties;

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

    public static PropertyFilter ofText(String text) {
        return new PropertyFilter(text, Set.of(), null, null, "", "", false, false, false);
    }
}
