package app.latchkey.platform;

/** Whoever asks has no such record: it was never there, is gone, or is another agency's. */
public abstract class RecordNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected RecordNotFound(String message) {
        super(message);
    }
}
