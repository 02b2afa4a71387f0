package app.latchkey.properties;

import app.latchkey.platform.RecordNotFound;

/** No property of this agency has this number. */
public class PropertyNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    PropertyNotFound(long id) {
        super("No property " + id);
    }
}
