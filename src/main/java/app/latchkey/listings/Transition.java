package app.latchkey.listings;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A wish to move a listing.
 *
 * @param reason why; required by some actions and by every override
 * @param agreedRentPcmPence for {@link ListingAction#AGREE_LET}: pence per calendar month, never above the advertised
 * @param moveInOn for {@link ListingAction#AGREE_LET}: the day the tenants move in
 * @param override whether to pass guards that the role may pass
 */
public record Transition(
        ListingAction action,
        @Nullable String reason,
        @Nullable Long agreedRentPcmPence,
        @Nullable LocalDate moveInOn,
        boolean override) {

    public static Transition of(ListingAction action) {
        return new Transition(action, null, null, null, false);
    }

    public static Transition of(ListingAction action, String reason) {
        return new Transition(action, reason, null, null, false);
    }

    public static Transition agreeLet(long agreedRentPcmPence, LocalDate moveInOn) {
        return new Transition(ListingAction.AGREE_LET, null, agreedRentPcmPence, moveInOn, false);
    }

    public Transition overriding(String why) {
        return new Transition(action, why, agreedRentPcmPence, moveInOn, true);
    }
}
