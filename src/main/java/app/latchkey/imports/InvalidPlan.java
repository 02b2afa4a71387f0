package app.latchkey.imports;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** A file can't be understood so; each problem names a component of {@link ImportPlan}. */
public class InvalidPlan extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidPlan(List<Problem> problems) {
        super(problems);
    }
}
