package app.latchkey.properties;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields of a property, or of who owns it, can't be as typed; each problem names its field and what to do. */
public class InvalidProperty extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidProperty(List<Problem> problems) {
        super(problems);
    }

    /** @throws InvalidProperty unless there are none */
    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidProperty(problems);
        }
    }
}
