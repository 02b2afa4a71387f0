package app.latchkey.workspace;

/** Nobody's, removed, or not shared with the person who asks; which of them is not told. */
public class SavedSearchNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SavedSearchNotFound(long id) {
        super("No saved search " + id);
    }
}
