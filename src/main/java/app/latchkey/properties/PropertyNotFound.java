package app.latchkey.properties;

/** No property of this agency has this number. */
public class PropertyNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PropertyNotFound(long id) {
        super("No property " + id);
    }
}
