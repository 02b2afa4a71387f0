package app.latchkey.imports;

/** This agency has no such import, or no longer. */
public class ImportNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportNotFound(long id) {
        super("No import " + id);
    }
}
