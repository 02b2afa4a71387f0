package app.latchkey.listings;

import app.latchkey.platform.Rent;
import app.latchkey.properties.PropertyType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list.
 *
 * @param ageDays days since it first came to the market; null before
 */
public record ListingRow(
        long id,
        String reference,
        String address,
        String town,
        @Nullable String outcode,
        PropertyType propertyType,
        int bedrooms,
        @Nullable Rent rent,
        @Nullable LocalDate availableFrom,
        ListingStatus status,
        @Nullable String landlord,
        String branch,
        @Nullable String negotiator,
        @Nullable Long ageDays) {}
