package app.latchkey.api;

/** The cursor is none of ours, or of another list, filter or order. */
class CursorRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CursorRefused() {
        super("No cursor of this list");
    }
}
