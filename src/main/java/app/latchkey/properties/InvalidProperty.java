package app.latchkey.properties;

import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields of a property, or of who owns it, can't be as typed; each problem names its field and what to do. */
public class InvalidProperty extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    InvalidProperty(List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    /** @throws InvalidProperty unless there are none */
    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidProperty(problems);
        }
    }

    public List<Problem> problems() {
        return problems;
    }
}
