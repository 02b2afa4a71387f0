package app.latchkey.users;

/** The link was used, is too old, or a newer one took its place. */
public class PasswordLinkGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PasswordLinkGone() {
        super("No such link");
    }
}
