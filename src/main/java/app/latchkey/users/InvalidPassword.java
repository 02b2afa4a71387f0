package app.latchkey.users;

import app.latchkey.platform.Problem;

/** The password can't be this one; the problem says what to do. */
public class InvalidPassword extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    InvalidPassword(Problem problem) {
        super("Invalid: " + problem.key());
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
