package app.latchkey.listings;

import app.latchkey.users.Portfolio;
import app.latchkey.users.PortfolioTooLarge;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The listings somebody looks after. They are handed over as one bulk change, which can be taken back as any other. */
@Component
class NegotiatedListings implements Portfolio {

    private final ListingService listings;
    private final ListingBulkService bulk;

    NegotiatedListings(ListingService listings, ListingBulkService bulk) {
        this.listings = listings;
        this.bulk = bulk;
    }

    @Override
    public String kind() {
        return "listing";
    }

    @Override
    public long count(long userId) {
        return listings.count(of(userId));
    }

    @Override
    public void handOver(long fromId, @Nullable Long toId) {
        var edit = new BulkEdit.AssignNegotiator(toId);
        var theirs = ListingSelection.all(of(fromId));
        try {
            bulk.apply(edit, theirs, bulk.preview(edit, theirs));
        } catch (BulkTooLarge e) {
            throw new PortfolioTooLarge(kind(), e.most(), e);
        }
    }

    private static ListingFilter of(long userId) {
        return ListingFilter.ALL.withNegotiator(userId);
    }
}
