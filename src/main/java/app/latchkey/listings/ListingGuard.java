package app.latchkey.listings;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says what is missing before a listing may take an action. Each feature that knows of such a thing contributes a
 * guard; all are asked.
 */
public interface ListingGuard {

    List<Blocker> check(ListingAction action, Facts facts);

    /** What guards judge by, as it stands in the transaction of the move. */
    record Facts(
            long id,
            long propertyId,
            @Nullable Long landlordId,
            @Nullable LocalDate moveInOn,
            ListingDetails details,
            int photos,
            LocalDate today) {}
}
