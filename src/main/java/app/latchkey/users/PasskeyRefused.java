package app.latchkey.users;

/** The browser's answer is not one to what it was asked. */
public class PasskeyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasskeyRefused(Throwable cause) {
        super("Not an answer to what was asked", cause);
    }
}
