package app.latchkey.webhooks;

import app.latchkey.api.Partly;
import app.latchkey.listings.Furnishing;
import app.latchkey.listings.LetType;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a listing: what anybody may know who may know that it is there; no names, nothing that leads to a person.
 * Each field is called and written as the API does it, and a message has those that are another now.
 *
 * @param photos how many there are
 * @param removed when an import is taken back that added it
 */
@Partly
public record ToldListing(
        ListingStatus status,
        long branchId,
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
        @Nullable String councilTaxBand,
        @Nullable String epcRating,
        @Nullable LocalDate epcExpiresOn,
        boolean epcExempt,
        int photos,
        int floorPlans,
        boolean removed) {}
