package app.latchkey.listings.rest;

import app.latchkey.api.Versioned;
import app.latchkey.listings.ListingDetails;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.SavedListing;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A listing as a program reads it.
 *
 * @param agreedRentPcmPence pence per calendar month
 */
record ListingResource(
        String reference,
        int version,
        ListingStatus status,
        Instant statusSince,
        @Nullable LocalDate firstAvailableOn,
        @Nullable LocalDate letAgreedOn,
        @Nullable Long agreedRentPcmPence,
        @Nullable LocalDate moveInOn,
        @Nullable String landlord,
        @Nullable String negotiator,
        String branch,
        @Nullable String propertyOwnRef,
        @JsonUnwrapped ListingDetails details)
        implements Versioned {

    static ListingResource of(SavedListing listing) {
        return new ListingResource(
                listing.reference(),
                listing.version(),
                listing.status(),
                listing.statusSince(),
                listing.firstAvailableOn(),
                listing.letAgreedOn(),
                listing.agreedRentPcmPence(),
                listing.moveInOn(),
                listing.landlordName(),
                listing.negotiatorName(),
                listing.branchName(),
                listing.propertyOwnRef(),
                listing.details());
    }
}
