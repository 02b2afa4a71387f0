package app.latchkey.landlords;

import app.latchkey.platform.RecordNotFound;

/** This agency has no such landlord. */
public class LandlordNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    LandlordNotFound(long id) {
        super("No landlord " + id);
    }
}
