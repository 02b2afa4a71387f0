package app.latchkey.workspace;

/** Its owner has another saved search of this name on the same list. */
public class NameTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NameTaken(Throwable cause) {
        super("The name is taken", cause);
    }
}
