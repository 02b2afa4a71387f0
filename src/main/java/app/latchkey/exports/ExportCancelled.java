package app.latchkey.exports;

/** Somebody stopped the export, or the one it went to is gone. */
class ExportCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportCancelled() {
        super("Cancelled");
    }
}
