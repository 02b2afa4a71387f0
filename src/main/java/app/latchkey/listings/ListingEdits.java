package app.latchkey.listings;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.StaleEdit;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Where every change of a listing begins: with the row to itself, and in the state the person saw. */
@Component
class ListingEdits {

    private final ListingRepository listings;
    private final HistoryService history;
    private final Clock clock;

    ListingEdits(ListingRepository listings, HistoryService history, Clock clock) {
        this.listings = listings;
        this.history = history;
        this.clock = clock;
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
            var latest = history.latest(ListingService.ENTITY, listing.id());
            throw new StaleEdit(
                    latest.map(HistoryEvent::actor).orElse("?"),
                    latest.map(HistoryEvent::at).orElseGet(clock::instant));
        }
        return listing;
    }
}
