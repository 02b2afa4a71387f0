package app.latchkey.properties;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time in which the same landlords owned the same shares: from a day on, until but not including another.
 *
 * @param owners the lead owner first; together 100 %
 */
public record OwnershipPeriod(LocalDate from, @Nullable LocalDate until, List<Owner> owners) {

    public boolean isOn(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }

    public record Owner(long landlordId, String name, BigDecimal percent, boolean leads) {}
}
