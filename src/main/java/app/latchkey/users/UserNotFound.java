package app.latchkey.users;

/** Nobody of the agency has this number. */
public class UserNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UserNotFound(long id) {
        super("No user " + id);
    }
}
