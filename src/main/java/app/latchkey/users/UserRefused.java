package app.latchkey.users;

/** What was asked can't be done with this person; the reason is a sentence to show. */
public class UserRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Named in the texts below {@code user.refused.}. */
    public enum Reason {
        /** Nobody would run the agency any more. */
        LAST_ADMIN,
        /** Nobody suspends or sends away themselves, or changes here what they may do or sign in with. */
        ONESELF,
        /** Somebody did something else meanwhile. */
        STATUS,
        /** Whoever takes over has to be active, may look after listings, and is somebody else. */
        HEIR
    }

    UserRefused(Reason reason) {
        super("Refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
