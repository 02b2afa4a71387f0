package app.latchkey.api;

/** An edit does not say which state it was made of. */
class VersionMissing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VersionMissing() {
        super("No version");
    }
}
