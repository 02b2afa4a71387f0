package app.latchkey.imports;

import app.latchkey.platform.RecordNotFound;

/** This agency has no such import, or no longer. */
public class ImportNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    ImportNotFound(long id) {
        super("No import " + id);
    }
}
