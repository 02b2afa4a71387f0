package app.latchkey.platform;

import java.time.Instant;

/** Somebody else saved the record after it was opened for this edit. */
public class StaleEdit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String changedBy;
    private final Instant changedAt;

    public StaleEdit(String changedBy, Instant changedAt) {
        super("Changed by someone else at " + changedAt);
        this.changedBy = changedBy;
        this.changedAt = changedAt;
    }

    public String changedBy() {
        return changedBy;
    }

    public Instant changedAt() {
        return changedAt;
    }
}
