package app.latchkey.listings;

import app.latchkey.audit.HistoryService;
import app.latchkey.platform.StaleEdit;
import org.springframework.stereotype.Component;

/** Where every change of a listing begins: with the row to itself, and in the state the person saw. */
@Component
class ListingEdits {

    private final ListingRepository listings;
    private final HistoryService history;

    ListingEdits(ListingRepository listings, HistoryService history) {
        this.listings = listings;
        this.history = history;
    }

    /**
     * Locks the listing until the transaction ends.
     *
     * @param version the state the person saw; Hibernate's own check knows only this transaction
     * @throws ListingNotFound when it is not, or no longer, there
     * @throws StaleEdit when somebody saved in between
     */
    Listing begin(String reference, int version) {
        var listing = listings.lockByReference(reference).orElseThrow(() -> new ListingNotFound(reference));
        if (listing.version() != version) {
            throw history.staleEdit(ListingService.ENTITY, listing.id());
        }
        return listing;
    }
}
