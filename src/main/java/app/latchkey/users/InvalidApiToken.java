package app.latchkey.users;

import app.latchkey.platform.Problem;
import java.util.List;

/** A token can't be made so; each problem names {@code label}, {@code scopes}, {@code lastDay} or {@code tokens}. */
public class InvalidApiToken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidApiToken(List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
