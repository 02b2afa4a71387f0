package app.latchkey.properties;

import app.latchkey.platform.Postcode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dwelling.
 *
 * @param ownRef the agency's own number for it, unique in the agency
 * @param uprn the country's own number for the address (Unique Property Reference Number), unique in the agency
 * @param outcode the first half of the postcode, whatever is said; may be known when the postcode is not
 * @param latitude degrees north (WGS 84); known together with the longitude or not at all
 * @param longitude degrees east
 * @param floorAreaSqm square metres inside the walls
 */
public record PropertyDetails(
        @Nullable String ownRef,
        @Nullable Long uprn,
        String address,
        String town,
        @Nullable Postcode postcode,
        @Nullable String outcode,
        @Nullable Double latitude,
        @Nullable Double longitude,
        PropertyType propertyType,
        int bedrooms,
        @Nullable Integer bathrooms,
        @Nullable Integer receptions,
        @Nullable Integer floorAreaSqm,
        @Nullable String councilTaxBand,
        @Nullable String epcRating,
        @Nullable LocalDate epcExpiresOn,
        boolean epcExempt) {

    public PropertyDetails {
        ownRef = ownRef == null ? null : storable(ownRef);
        address = storable(address);
        town = storable(town);
        outcode = postcode == null ? outcode : postcode.outcode();
    }

    /** These facts with what listings do not tell taken from another state: numbers, place, receptions and area. */
    public PropertyDetails withUnadvertised(PropertyDetails known) {
        return new PropertyDetails(
                known.ownRef,
                known.uprn,
                address,
                town,
                postcode,
                outcode,
                known.latitude,
                known.longitude,
                propertyType,
                bedrooms,
                bathrooms,
                known.receptions,
                known.floorAreaSqm,
                councilTaxBand,
                epcRating,
                epcExpiresOn,
                epcExempt);
    }

    /** PostgreSQL knows no text with a zero character in it. */
    private static String storable(String typed) {
        return typed.replace("\0", "");
    }
}
