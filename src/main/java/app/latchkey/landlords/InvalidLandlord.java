package app.latchkey.landlords;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names a component of {@link LandlordDetails} and what to do. */
public class InvalidLandlord extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidLandlord(List<Problem> problems) {
        super(problems);
    }
}
