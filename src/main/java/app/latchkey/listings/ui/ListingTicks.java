package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.ui.Ticks;

/** What is ticked in the list, as services understand it. */
class ListingTicks extends Ticks {

    private static final long serialVersionUID = 1L;

    private transient ListingFilter filter = ListingFilter.ALL;
    private transient ListingSort sort = ListingSort.DEFAULT;

    ListingTicks() {
        super(ListingSelection.MOST_BY_HAND);
    }

    void of(ListingFilter newFilter, ListingSort newSort) {
        filter = newFilter;
        sort = newSort;
    }

    ListingSort sort() {
        return sort;
    }

    ListingSelection selection() {
        return isAll() ? new ListingSelection.Matching(filter, byHand()) : new ListingSelection.Picked(byHand());
    }

    /** The whole list, whatever is ticked. */
    ListingSelection everything() {
        return ListingSelection.all(filter);
    }
}
