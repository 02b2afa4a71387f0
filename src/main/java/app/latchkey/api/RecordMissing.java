package app.latchkey.api;

import app.latchkey.platform.RecordNotFound;

/** Nothing is at an address that could be one. */
public class RecordMissing extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    public RecordMissing() {
        super("Nothing there");
    }
}
