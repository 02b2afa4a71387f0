package app.latchkey.media;

/** What was sent can't become a picture of the listing; nothing was kept of it. */
public class PictureRefused extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PictureRefused(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    PictureRefused(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public enum Reason {
        EMPTY,
        TOO_LARGE,
        /** Judged by the first bytes, whatever its name says. */
        NO_PICTURE,
        TOO_MANY_PIXELS,
        DAMAGED,
        NO_WEB_ADDRESS,
        TOO_MANY
    }
}
