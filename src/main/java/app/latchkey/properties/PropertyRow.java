package app.latchkey.properties;

import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param postcode as much of it as is known
 * @param owners who owns it today, the lead owner first
 * @param listingStatus the stage of its newest listing
 */
public record PropertyRow(
        long id,
        String address,
        String town,
        @Nullable String postcode,
        PropertyType propertyType,
        int bedrooms,
        @Nullable String owners,
        @Nullable String listingStatus) {

    public String reference() {
        return PropertyReference.of(id);
    }
}
