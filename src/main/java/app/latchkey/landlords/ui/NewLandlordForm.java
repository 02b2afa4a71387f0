package app.latchkey.landlords.ui;

import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.DuplicatesFound;
import app.latchkey.contacts.InvalidContact;
import app.latchkey.contacts.SavedContact;
import app.latchkey.contacts.ui.ContactFields;
import app.latchkey.contacts.ui.ContactPicker;
import app.latchkey.contacts.ui.DuplicateWarning;
import app.latchkey.landlords.InvalidLandlord;
import app.latchkey.landlords.LandlordDetails;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.ui.Trouble;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A landlord to enter: somebody who is among the contacts already, or somebody new. */
class NewLandlordForm extends Div {

    private enum Who {
        KNOWN,
        NEW
    }

    private final LandlordService landlords;
    private final RadioButtonGroup<Who> who = new RadioButtonGroup<>(getTranslation("landlord.who"));
    private final ContactPicker picker;
    private final DuplicateWarning warning;
    private final ContactFields contact;
    private final LandlordFields fields = new LandlordFields(LandlordDetails.NEW);

    NewLandlordForm(LandlordService landlords, ContactService contacts, @Nullable SavedContact known) {
        this.landlords = landlords;
        picker = new ContactPicker(getTranslation("landlord.contact"), contacts);
        picker.setWidthFull();
        picker.setManualValidation(true);
        warning = new DuplicateWarning(contacts, null);
        contact = new ContactFields(null, warning::look);
        who.setItems(Who.values());
        who.setItemLabelGenerator(value -> getTranslation("landlord.who." + value));
        who.addValueChangeListener(event -> fit());
        who.setValue(known == null ? Who.NEW : Who.KNOWN);
        if (known != null) {
            picker.setValue(row(known));
        }
        add(who, picker, contact, warning, fields);
    }

    boolean isDirty() {
        return contact.isDirty() || fields.isDirty();
    }

    /**
     * Saves what is typed.
     *
     * @return its number; empty when something was in the way, and then the form says what
     */
    OptionalLong save(Trouble trouble) {
        var details = fields.read();
        var person = contact.read();
        boolean chosen = who.getValue() == Who.NEW || picker.getValue() != null;
        picker.setErrorMessage(getTranslation("landlord.problem.contact"));
        picker.setInvalid(!chosen);
        if (details.isEmpty() || !chosen || (who.getValue() == Who.NEW && person.isEmpty())) {
            trouble.say(getTranslation("form.problems"));
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    who.getValue() == Who.KNOWN
                            ? landlords.add(picker.getValue().id(), details.get())
                            : landlords.create(person.orElseThrow(), details.get(), warning.others()));
        } catch (InvalidContact e) {
            contact.show(e.problems());
            trouble.say(getTranslation("form.problems"));
        } catch (DuplicatesFound e) {
            warning.show(e.duplicates());
            trouble.say(getTranslation("duplicates.decide"));
        }
        return OptionalLong.empty();
    }

    void show(InvalidLandlord invalid) {
        fields.show(invalid.problems());
    }

    private void fit() {
        boolean known = who.getValue() == Who.KNOWN;
        picker.setVisible(known);
        contact.setVisible(!known);
        warning.getStyle().set("display", known ? "none" : null);
    }

    private static ContactRow row(SavedContact contact) {
        var d = contact.details();
        var postcode = d.postcode();
        return new ContactRow(
                contact.id(),
                d.kind(),
                contact.name(),
                d.email(),
                d.phone(),
                postcode == null ? null : postcode.value(),
                contact.roles(),
                contact.createdAt());
    }
}
