package app.latchkey.users;

import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names a component of {@link UserDetails} and what to do. */
public class InvalidUser extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int place;
    private final transient List<Problem> problems;

    InvalidUser(int place, List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.place = place;
        this.problems = List.copyOf(problems);
    }

    /** Which of several it is, counted from 0. */
    public int place() {
        return place;
    }

    public List<Problem> problems() {
        return problems;
    }
}
