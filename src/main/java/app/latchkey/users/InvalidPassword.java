package app.latchkey.users;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** The password can't be this one; the problem says what to do. */
public class InvalidPassword extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidPassword(Problem problem) {
        super(List.of(problem));
    }

    public Problem problem() {
        return problems().getFirst();
    }
}
