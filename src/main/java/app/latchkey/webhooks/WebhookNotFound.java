package app.latchkey.webhooks;

import app.latchkey.platform.RecordNotFound;

/** The agency has no webhook with this number, or no longer. */
public class WebhookNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    WebhookNotFound(long id) {
        super("No webhook " + id);
    }
}
