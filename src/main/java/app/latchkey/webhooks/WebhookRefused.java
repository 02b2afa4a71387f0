package app.latchkey.webhooks;

/** What was asked can't be done with this webhook; the reason is a sentence to show. */
public class WebhookRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Named in the texts below {@code webhook.refused.}. */
    public enum Reason {
        /** There are {@link WebhookService#MOST} already. */
        TOO_MANY,
        /** Somebody did something else meanwhile. */
        STATUS,
        /** It is on its way as it is. */
        UNDERWAY
    }

    WebhookRefused(Reason reason) {
        super("Refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
