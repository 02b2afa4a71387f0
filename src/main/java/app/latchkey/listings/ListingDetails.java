package app.latchkey.listings;

import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person edits of a listing.
 *
 * @param propertyId the dwelling; null for one that is entered with this listing
 * @param outcode the first half of the postcode, whatever is said; may be known when the postcode is not
 * @param rent as advertised; null until it is set
 * @param depositPence pence, at most five weeks' rent, six from £50,000 a year
 * @param expectedStayMonths a wish, never a fixed term
 */
public record ListingDetails(
        @Nullable Long propertyId,
        long branchId,
        @Nullable Long negotiatorId,
        @Nullable Long landlordId,
        LetType letType,
        String address,
        String town,
        @Nullable Postcode postcode,
        @Nullable String outcode,
        PropertyType propertyType,
        int bedrooms,
        @Nullable Integer bathrooms,
        @Nullable Furnishing furnishing,
        @Nullable Rent rent,
        @Nullable Long depositPence,
        @Nullable LocalDate availableFrom,
        @Nullable Integer expectedStayMonths,
        boolean petsConsidered,
        @Nullable String summary,
        @Nullable String description,
        @Nullable LocalDate termsSignedOn,
        @Nullable LocalDate ownershipSeenOn,
        @Nullable String councilTaxBand,
        @Nullable String epcRating,
        @Nullable LocalDate epcExpiresOn,
        boolean epcExempt) {

    public ListingDetails {
        address = storable(address);
        town = storable(town);
        summary = summary == null ? null : storable(summary);
        description = description == null ? null : storable(description);
        outcode = postcode == null ? outcode : postcode.outcode();
    }

    /** PostgreSQL knows no text with a zero character in it. */
    private static String storable(String typed) {
        return typed.replace("\0", "");
    }
}
