package app.latchkey.imports;

/** What was asked for of an import is no longer kept. */
public class ImportFileGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportFileGone(long id) {
        super("Of import " + id);
    }
}
