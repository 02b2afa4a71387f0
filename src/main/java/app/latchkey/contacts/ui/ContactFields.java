package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactChannel;
import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactKind;
import app.latchkey.contacts.ContactSource;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Problem;
import app.latchkey.platform.ui.FormFields;
import app.latchkey.platform.ui.FormSection;
import app.latchkey.platform.ui.Unsaved;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A contact to type in. Nothing typed is ever lost: what can't be read stays in its field with a message. */
public class ContactFields extends Div {

    private static final long serialVersionUID = 1L;

    private final FormFields fields = new FormFields(this);
    private final RadioButtonGroup<ContactKind> kind = new RadioButtonGroup<>(getTranslation("contact.kind"));
    private final TextField title = fields.text("contact.title", "title", 40);
    private final TextField firstName = fields.text("contact.first-name", "firstName", 120);
    private final TextField lastName = fields.text("contact.last-name", "lastName", 120);
    private final TextField companyName = fields.text("contact.company-name", "companyName", 200);
    private final TextField companyNumber = fields.text("contact.company-number", "companyNumber", 10);
    private final TextField email = fields.text("contact.email", "email", 254);
    private final TextField secondEmail = fields.text("contact.second-email", "secondEmail", 254);
    private final TextField phone = fields.text("contact.phone", "phone", 40);
    private final TextField secondPhone = fields.text("contact.second-phone", "secondPhone", 40);
    private final Select<ContactChannel> channel =
            fields.choice("contact.channel", "preferredChannel", "contact-channel.", ContactChannel.values());
    private final Select<ContactSource> source =
            fields.choice("contact.source", "source", "contact-source.", ContactSource.values());
    private final TextField address = fields.text("contact.address", "address", 500);
    private final TextField postcode = fields.text("contact.postcode", "postcode", 10);
    private final TextArea correspondence = fields.area("contact.correspondence-address", "correspondenceAddress", 500);
    private final TextArea service = fields.area("contact.service-address", "serviceAddress", 500);
    private final TextArea notes = fields.area("contact.notes", "notes", 4000);
    private boolean dirty;

    /** @param typed hears of everything by which a duplicate may be found, as soon as it is typed */
    public ContactFields(@Nullable ContactDetails details, Consumer<ContactDetails> typed) {
        addClassName("contact-fields");
        kind.setItems(ContactKind.values());
        kind.setItemLabelGenerator(value -> getTranslation("contact-kind." + value));
        kind.addValueChangeListener(event -> fit());
        channel.setEmptySelectionAllowed(true);
        source.setEmptySelectionAllowed(true);
        service.setHelperText(getTranslation("contact.service-address-help"));
        phone.getElement().setAttribute("inputmode", "tel");
        secondPhone.getElement().setAttribute("inputmode", "tel");
        email.getElement().setAttribute("inputmode", "email");
        secondEmail.getElement().setAttribute("inputmode", "email");
        section("contact.section.who", kind, companyName, companyNumber, title, firstName, lastName)
                .wide(kind);
        section("contact.section.reach", email, phone, secondEmail, secondPhone, channel, source);
        section("contact.section.address", address, postcode, correspondence, service)
                .wide(address);
        section("contact.section.notes", notes);
        show(details);
        for (HasValue<?, ?> telling : List.<HasValue<?, ?>>of(
                kind,
                companyName,
                companyNumber,
                firstName,
                lastName,
                email,
                secondEmail,
                phone,
                secondPhone,
                postcode)) {
            telling.addValueChangeListener(event -> typed.accept(typed()));
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        Unsaved.askAtClosing(this);
    }

    public boolean isDirty() {
        return dirty;
    }

    /** It holds what is not saved yet, though nobody typed it here. */
    void touch() {
        dirty = true;
    }

    public void focusFirst() {
        (kind.getValue() == ContactKind.COMPANY ? companyName : firstName).focus();
    }

    /** What is typed, or nothing when something can't be read; then its field says so. */
    public Optional<ContactDetails> read() {
        fields.clear();
        boolean readable = fields.check(
                postcode,
                isBlank(postcode) || Postcode.parse(postcode.getValue()).isPresent(),
                "contact.problem.postcode");
        for (var number : List.of(phone, secondPhone)) {
            readable &= fields.check(
                    number,
                    isBlank(number) || PhoneNumber.parse(number.getValue()).isPresent(),
                    "contact.problem.phone");
        }
        return readable ? Optional.of(typed()) : Optional.empty();
    }

    /** Marks the fields that can't be as typed. */
    public void show(List<Problem> problems) {
        fields.show(problems);
    }

    /** As far as it can be read. */
    private ContactDetails typed() {
        return new ContactDetails(
                kind.getValue(),
                text(title),
                text(firstName),
                text(lastName),
                text(companyName),
                number(),
                text(email),
                text(secondEmail),
                PhoneNumber.parse(phone.getValue()).orElse(null),
                PhoneNumber.parse(secondPhone.getValue()).orElse(null),
                text(address),
                Postcode.parse(postcode.getValue()).orElse(null),
                text(correspondence),
                text(service),
                channel.getValue(),
                source.getValue(),
                text(notes));
    }

    private void show(@Nullable ContactDetails d) {
        if (d == null) {
            kind.setValue(ContactKind.PERSON);
            return;
        }
        title.setValue(orBlank(d.title()));
        firstName.setValue(orBlank(d.firstName()));
        lastName.setValue(orBlank(d.lastName()));
        companyName.setValue(orBlank(d.companyName()));
        companyNumber.setValue(orBlank(d.companyNumber()));
        email.setValue(orBlank(d.email()));
        secondEmail.setValue(orBlank(d.secondEmail()));
        phone.setValue(british(d.phone()));
        secondPhone.setValue(british(d.secondPhone()));
        channel.setValue(d.preferredChannel());
        source.setValue(d.source());
        address.setValue(orBlank(d.address()));
        postcode.setValue(d.postcode() == null ? "" : d.postcode().value());
        correspondence.setValue(orBlank(d.correspondenceAddress()));
        service.setValue(orBlank(d.serviceAddress()));
        notes.setValue(orBlank(d.notes()));
        kind.setValue(d.kind());
    }

    /** What is known of a person's company shows as long as it is there. */
    private void fit() {
        boolean company = kind.getValue() == ContactKind.COMPANY;
        companyName.setVisible(company || !isBlank(companyName));
        companyNumber.setVisible(company || !isBlank(companyNumber));
        companyName.setRequiredIndicatorVisible(company);
        lastName.setRequiredIndicatorVisible(!company);
    }

    private FormSection section(String heading, Component... parts) {
        var section = new FormSection(getTranslation(heading), parts);
        section.onTyping(() -> dirty = true);
        add(section);
        return section;
    }

    private @Nullable String number() {
        return isBlank(companyNumber) ? null : ContactDetails.companyNumber(companyNumber.getValue());
    }

    private static boolean isBlank(TextField field) {
        return field.getValue().isBlank();
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String british(@Nullable PhoneNumber number) {
        return number == null ? "" : number.british();
    }

    private static @Nullable String text(HasValue<?, String> field) {
        return field.getValue().isBlank() ? null : field.getValue().strip();
    }
}
