package app.latchkey.listings;

/** What was confirmed is no longer what would be done: nothing was changed. */
public class BulkMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient BulkPreview now;

    BulkMoved(BulkPreview now) {
        super("Other listings than were confirmed: now " + now.changing());
        this.now = now;
    }

    public BulkPreview now() {
        return now;
    }
}
