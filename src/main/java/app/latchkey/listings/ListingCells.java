package app.latchkey.listings;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a page reads of a listing: no more columns than its rows show, in this order. */
record ListingCells(
        long id,
        String reference,
        String address,
        String town,
        @Nullable String outcode,
        PropertyType propertyType,
        int bedrooms,
        @Nullable Long rentPence,
        @Nullable RentFrequency rentFrequency,
        @Nullable LocalDate availableFrom,
        ListingStatus status,
        @Nullable String landlordName,
        String branchName,
        @Nullable String negotiatorName,
        @Nullable LocalDate firstAvailableOn) {

    /** Attributes of {@link ListingLine}. */
    static final List<String> ATTRIBUTES = List.of(
            "id",
            "reference",
            "address",
            "town",
            "outcode",
            "propertyType",
            "bedrooms",
            "rentPence",
            "rentFrequency",
            "availableFrom",
            "status",
            "landlordName",
            "branchName",
            "negotiatorName",
            "firstAvailableOn");

    ListingRow toRow(LocalDate today) {
        return new ListingRow(
                id,
                reference,
                address,
                town,
                outcode,
                propertyType,
                bedrooms,
                rentPence == null || rentFrequency == null ? null : new Rent(rentPence, rentFrequency),
                availableFrom,
                status,
                landlordName,
                branchName,
                negotiatorName,
                firstAvailableOn == null ? null : firstAvailableOn.until(today, ChronoUnit.DAYS));
    }
}
