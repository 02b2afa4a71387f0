package app.latchkey.api;

import java.util.List;

/** What was sent can't be read, or lacks fields that no record is without. */
class BodyRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final transient List<String> missing;

    BodyRefused(String problem) {
        this(problem, List.of());
    }

    /** @param missing names of fields */
    BodyRefused(String problem, List<String> missing) {
        super(problem);
        this.problem = problem;
        this.missing = List.copyOf(missing);
    }

    /** Its name, as in {@link ApiProblems#of}. */
    String problem() {
        return problem;
    }

    List<String> missing() {
        return missing;
    }
}
