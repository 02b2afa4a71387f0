package app.latchkey.workspace;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** A saved search can't be called so, or mean that. */
public class InvalidSavedSearch extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidSavedSearch(Problem problem) {
        super(List.of(problem));
    }
}
