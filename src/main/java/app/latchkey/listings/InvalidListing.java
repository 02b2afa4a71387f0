package app.latchkey.listings;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names its field and what to do. */
public class InvalidListing extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidListing(List<Problem> problems) {
        super(problems);
    }
}
