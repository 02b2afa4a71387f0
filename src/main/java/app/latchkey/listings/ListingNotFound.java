package app.latchkey.listings;

import app.latchkey.platform.RecordNotFound;

/** No listing of this agency has this reference. */
public class ListingNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    ListingNotFound(String reference) {
        super("No listing " + reference);
    }
}
