package app.latchkey.listings;

import static app.latchkey.listings.ListingStatus.APPRAISED;
import static app.latchkey.listings.ListingStatus.AVAILABLE;
import static app.latchkey.listings.ListingStatus.DRAFT;
import static app.latchkey.listings.ListingStatus.INSTRUCTED;
import static app.latchkey.listings.ListingStatus.LET_AGREED;
import static app.latchkey.listings.ListingStatus.SUSPENDED;
import static app.latchkey.listings.ListingStatus.UNDER_OFFER;
import static app.latchkey.listings.ListingStatus.WITHDRAWN;

/** What a person may do with a listing's status. A let one closes by itself when its property is instructed anew. */
public enum ListingAction {
    APPRAISE,
    INSTRUCT,
    MAKE_AVAILABLE,
    PUT_UNDER_OFFER,
    AGREE_LET,
    LET,
    FALL_THROUGH,
    SUSPEND,
    RESUME,
    LOSE,
    WITHDRAW,
    REINSTRUCT;

    /** Whether somebody will later ask why. */
    public boolean needsReason() {
        return switch (this) {
            case FALL_THROUGH, SUSPEND, LOSE, WITHDRAW -> true;
            default -> false;
        };
    }

    public boolean startsFrom(ListingStatus status) {
        return switch (this) {
            case APPRAISE -> status == DRAFT;
            case INSTRUCT -> status == DRAFT || status == APPRAISED;
            case MAKE_AVAILABLE -> status == INSTRUCTED;
            case PUT_UNDER_OFFER -> status == AVAILABLE;
            case AGREE_LET, SUSPEND -> status == AVAILABLE || status == UNDER_OFFER;
            case LET -> status == LET_AGREED;
            case FALL_THROUGH -> status == UNDER_OFFER || status == LET_AGREED;
            case RESUME -> status == SUSPENDED;
            case LOSE -> status == APPRAISED;
            case WITHDRAW ->
                status == INSTRUCTED || status == AVAILABLE || status == UNDER_OFFER || status == SUSPENDED;
            case REINSTRUCT -> status == WITHDRAWN;
        };
    }
}
