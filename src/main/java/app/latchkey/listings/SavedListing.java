package app.latchkey.listings;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A listing as it was read: {@code version} says which state an edit started from. */
public record SavedListing(
        long id,
        int version,
        String reference,
        ListingStatus status,
        Instant statusSince,
        @Nullable LocalDate firstAvailableOn,
        @Nullable LocalDate letAgreedOn,
        @Nullable Long agreedRentPcmPence,
        @Nullable LocalDate moveInOn,
        @Nullable String landlordName,
        @Nullable String negotiatorName,
        String branchName,
        @Nullable String propertyOwnRef,
        ListingDetails details) {

    /** As somebody read it who read this version. */
    public SavedListing at(int otherVersion) {
        return copy(otherVersion, details);
    }

    public SavedListing with(ListingDetails edited) {
        return copy(version, edited);
    }

    private SavedListing copy(int newVersion, ListingDetails newDetails) {
        return new SavedListing(
                id,
                newVersion,
                reference,
                status,
                statusSince,
                firstAvailableOn,
                letAgreedOn,
                agreedRentPcmPence,
                moveInOn,
                landlordName,
                negotiatorName,
                branchName,
                propertyOwnRef,
                newDetails);
    }
}
