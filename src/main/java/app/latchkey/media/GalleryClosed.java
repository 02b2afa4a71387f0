package app.latchkey.media;

/** The pictures of this listing can't be changed: it is not, or no longer, there, or it has come to its end. */
public class GalleryClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GalleryClosed(long listingId) {
        super("The pictures of listing " + listingId + " can't be changed");
    }
}
