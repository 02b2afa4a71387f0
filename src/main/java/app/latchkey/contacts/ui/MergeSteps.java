package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactMerge;
import app.latchkey.contacts.ContactMergeService;
import app.latchkey.contacts.ContactNotFound;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.SavedContact;
import app.latchkey.contacts.UndoRefused;
import app.latchkey.platform.ui.Toasts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;

/** From the wish to merge to the merged contact, and back. */
class MergeSteps {

    private final ContactService contacts;
    private final ContactMergeService merges;
    private final Component owner;
    private final ContactPanel.Host host;

    MergeSteps(ContactService contacts, ContactMergeService merges, Component owner, ContactPanel.Host host) {
        this.contacts = contacts;
        this.merges = merges;
        this.owner = owner;
        this.host = host;
    }

    /** Asks with whom. */
    void choose(SavedContact contact) {
        var dialog = new Dialog(owner.getTranslation("contact.merge.choose-title", contact.name()));
        dialog.setWidth("30rem");
        var picker = new ContactPicker(owner.getTranslation("contact.merge.choose"), contacts);
        picker.setWidthFull();
        var go = new Button(owner.getTranslation("contact.merge.next"), event -> {
            ContactRow other = picker.getValue();
            if (other == null || other.id() == contact.id()) {
                picker.setErrorMessage(owner.getTranslation("contact.merge.choose-other"));
                picker.setInvalid(true);
            } else {
                dialog.close();
                compare(contact.id(), other.id());
            }
        });
        go.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.add(picker);
        dialog.getFooter().add(new Button(owner.getTranslation("contact.cancel"), event -> dialog.close()), go);
        dialog.open();
        picker.focus();
    }

    void compare(long survivorId, long otherId) {
        try {
            new ContactMergeDialog(merges, merges.preview(survivorId, otherId), this::merged).open();
        } catch (ContactNotFound e) {
            Toasts.notice(owner.getTranslation("contact.changed-meanwhile"));
        }
    }

    private void merged(ContactMerge merge) {
        host.changed();
        host.open(merge.survivorId());
        Toasts.undoable(
                owner.getTranslation("contact.merge.done", merge.otherName(), merge.survivorName()), () -> undo(merge));
    }

    void undo(ContactMerge merge) {
        try {
            merges.undo(merge.id());
            host.changed();
            host.open(merge.survivorId());
            Toasts.done(owner.getTranslation("contact.merge.undone", merge.otherName()));
        } catch (UndoRefused e) {
            Toasts.error(owner.getTranslation(e.key(), e.arguments().toArray()));
        }
    }
}
