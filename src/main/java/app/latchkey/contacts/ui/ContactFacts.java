package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactDetails;
import app.latchkey.contacts.ContactKind;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.ui.Facts;
import com.vaadin.flow.component.html.Anchor;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How to reach a contact, and what else is known, to read. */
public class ContactFacts extends Facts {

    private static final long serialVersionUID = 1L;

    public ContactFacts(ContactDetails d) {
        if (d.kind() == ContactKind.PERSON && d.companyName() != null) {
            fact("contact.company-name", d.companyName());
        }
        if (d.kind() == ContactKind.COMPANY || d.companyNumber() != null) {
            fact("contact.company-number", d.companyNumber());
        }
        if (d.kind() == ContactKind.COMPANY || d.title() != null) {
            fact(
                    d.kind() == ContactKind.COMPANY ? "contact.person" : "contact.full-name",
                    orNull(Stream.of(d.title(), d.firstName(), d.lastName())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(" "))));
        }
        email("contact.email", d.email());
        if (d.secondEmail() != null) {
            email("contact.second-email", d.secondEmail());
        }
        phone("contact.phone", d.phone());
        if (d.secondPhone() != null) {
            phone("contact.second-phone", d.secondPhone());
        }
        fact("contact.address", d.address());
        fact("contact.postcode", d.postcode() == null ? null : d.postcode().value());
        if (d.correspondenceAddress() != null) {
            fact("contact.correspondence-address", d.correspondenceAddress());
        }
        if (d.serviceAddress() != null) {
            fact("contact.service-address", d.serviceAddress());
        }
        var channel = d.preferredChannel();
        fact("contact.channel", channel == null ? null : getTranslation("contact-channel." + channel));
        var source = d.source();
        fact("contact.source", source == null ? null : getTranslation("contact-source." + source));
        text("contact.notes", d.notes());
    }

    private void email(String label, @Nullable String address) {
        if (address == null) {
            fact(label, (String) null);
        } else {
            fact(label, new Anchor("mailto:" + address, address));
        }
    }

    private void phone(String label, @Nullable PhoneNumber number) {
        if (number == null) {
            fact(label, (String) null);
        } else {
            fact(label, new Anchor("tel:" + number.value(), number.british()));
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text;
    }
}
