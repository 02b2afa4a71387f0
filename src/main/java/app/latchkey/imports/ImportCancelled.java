package app.latchkey.imports;

/** A person called a running import off. */
class ImportCancelled extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ImportCancelled(long id) {
        super("Import " + id + " was called off");
    }
}
