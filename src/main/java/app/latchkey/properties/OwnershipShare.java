package app.latchkey.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of ownership as it stands, from a day on, until but not including another.
 *
 * @param id null until it is written
 */
record OwnershipShare(
        @Nullable Long id,
        long propertyId,
        long landlordId,
        BigDecimal percent,
        LocalDate from,
        @Nullable LocalDate until,
        boolean leads) {

    boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    OwnershipShare until(@Nullable LocalDate day) {
        return new OwnershipShare(id, propertyId, landlordId, percent, from, day, leads);
    }
}
