package app.latchkey.landlords;

/** This agency has no such landlord. */
public class LandlordNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LandlordNotFound(long id) {
        super("No landlord " + id);
    }
}
