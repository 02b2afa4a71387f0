package app.latchkey.contacts;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names a component of {@link ContactDetails} and what to do. */
public class InvalidContact extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidContact(List<Problem> problems) {
        super(problems);
    }
}
