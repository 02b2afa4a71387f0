package app.latchkey.listings;

/** No listing of this agency has this reference. */
public class ListingNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ListingNotFound(String reference) {
        super("No listing " + reference);
    }
}
