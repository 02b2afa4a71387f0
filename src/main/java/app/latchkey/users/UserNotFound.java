package app.latchkey.users;

import app.latchkey.platform.RecordNotFound;

/** Nobody of the agency has this number. */
public class UserNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    UserNotFound(long id) {
        super("No user " + id);
    }
}
