package app.latchkey.listings;

/** It was undone already, is too long ago, or somebody else's. */
public class BulkNotUndoable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BulkNotUndoable(long id) {
        super("Bulk change " + id + " can't be undone");
    }
}
