package app.latchkey.listings;

import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names its field and what to do. */
public class InvalidListing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidListing(List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
