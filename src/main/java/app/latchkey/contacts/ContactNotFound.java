package app.latchkey.contacts;

/** This agency has no such contact, or it is archived. */
public class ContactNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ContactNotFound(long id) {
        super("No contact " + id);
    }
}
