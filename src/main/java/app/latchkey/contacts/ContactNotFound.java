package app.latchkey.contacts;

import app.latchkey.platform.RecordNotFound;

/** This agency has no such contact, or it is archived. */
public class ContactNotFound extends RecordNotFound {

    private static final long serialVersionUID = 1L;

    public ContactNotFound(long id) {
        super("No contact " + id);
    }
}
