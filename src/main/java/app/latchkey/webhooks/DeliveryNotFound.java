package app.latchkey.webhooks;

import app.latchkey.platform.RecordNotFound;

/** The agency has no delivery with this number, or no longer. */
public class DeliveryNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    DeliveryNotFound(long id) {
        super("No delivery " + id);
    }
}
