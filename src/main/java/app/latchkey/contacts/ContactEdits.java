package app.latchkey.contacts;

import app.latchkey.audit.HistoryService;
import app.latchkey.platform.StaleEdit;
import org.springframework.stereotype.Component;

/** Where every change of a contact begins: with the row to itself, and in the state the person saw. */
@Component
class ContactEdits {

    private final ContactRepository contacts;
    private final HistoryService history;

    ContactEdits(ContactRepository contacts, HistoryService history) {
        this.contacts = contacts;
        this.history = history;
    }

    /**
     * Locks a live contact until the transaction ends.
     *
     * @param version the state the person saw
     * @throws ContactNotFound when it is not there, or archived
     * @throws StaleEdit when somebody saved in between
     */
    Contact begin(long id, int version) {
        var contact = lock(id);
        if (contact.isArchived()) {
            throw new ContactNotFound(id);
        }
        fresh(contact, version);
        return contact;
    }

    Contact lock(long id) {
        return contacts.lockById(id).orElseThrow(() -> new ContactNotFound(id));
    }

    void fresh(Contact contact, int version) {
        if (contact.version() != version) {
            throw history.staleEdit(ContactService.ENTITY, contact.id());
        }
    }
}
