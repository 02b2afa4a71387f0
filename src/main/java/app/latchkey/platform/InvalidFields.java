package app.latchkey.platform;

import java.util.List;

/** Some fields can't be as they were typed; each problem names its field and what to do. */
public abstract class InvalidFields extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    protected InvalidFields(List<Problem> problems) {
        super("Invalid: "
                + String.join(", ", problems.stream().map(Problem::key).toList()));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
