package app.latchkey.properties;

/** A listing of this property is still in progress, so it can't be archived. */
public class PropertyInUse extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String listing;
    private final String status;

    PropertyInUse(String listing, String status) {
        super("Listing " + listing + " is " + status);
        this.listing = listing;
        this.status = status;
    }

    /** The reference of that listing. */
    public String listing() {
        return listing;
    }

    /** The stage it is in, as a word of the listings. */
    public String status() {
        return status;
    }
}
