package app.latchkey.properties;

import app.latchkey.platform.Postcode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a dwelling.
 *
 * @param ownRef the agency's own number for it, unique in the agency
 * @param outcode the first half of the postcode; may be known when the postcode is not
 */
public record PropertyDetails(
        @Nullable String ownRef,
        String address,
        String town,
        @Nullable Postcode postcode,
        @Nullable String outcode,
        PropertyType propertyType,
        int bedrooms,
        @Nullable Integer bathrooms,
        @Nullable String councilTaxBand,
        @Nullable String epcRating,
        @Nullable LocalDate epcExpiresOn,
        boolean epcExempt) {}
