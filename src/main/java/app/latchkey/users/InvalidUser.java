package app.latchkey.users;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names a component of {@link UserDetails} and what to do. */
public class InvalidUser extends InvalidFields {

    private static final long serialVersionUID = 1L;

    private final int place;

    InvalidUser(int place, List<Problem> problems) {
        super(problems);
        this.place = place;
    }

    /** Which of several it is, counted from 0. */
    public int place() {
        return place;
    }
}
