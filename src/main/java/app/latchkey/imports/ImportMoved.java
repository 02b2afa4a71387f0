package app.latchkey.imports;

/** The import is not where it would have to be for this step: somebody went on with it in the meantime. */
public class ImportMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportMoved(long id, ImportStatus status) {
        super("Import " + id + " is " + status);
    }
}
