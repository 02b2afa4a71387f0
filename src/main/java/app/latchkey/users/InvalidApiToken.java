package app.latchkey.users;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** A token can't be made so; each problem names {@code label}, {@code scopes}, {@code lastDay} or {@code tokens}. */
public class InvalidApiToken extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidApiToken(List<Problem> problems) {
        super(problems);
    }
}
