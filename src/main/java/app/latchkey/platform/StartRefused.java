package app.latchkey.platform;

/** The desk can't start for a reason its operator can mend; the message is one sentence that says how. */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartRefused(String message) {
        super(message);
    }
}
