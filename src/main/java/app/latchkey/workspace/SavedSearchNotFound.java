package app.latchkey.workspace;

import app.latchkey.platform.RecordNotFound;

/** Nobody's, removed, or not shared with the person who asks; which of them is not told. */
public class SavedSearchNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    public SavedSearchNotFound(long id) {
        super("No saved search " + id);
    }
}
