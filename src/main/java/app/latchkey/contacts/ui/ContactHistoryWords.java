package app.latchkey.contacts.ui;

import app.latchkey.platform.PhoneNumber;
import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/** The values of a contact's history as a person reads them. */
class ContactHistoryWords {

    private static final int LONGEST = 200;

    private final Component owner;

    ContactHistoryWords(Component owner) {
        this.owner = owner;
    }

    /** Blank for none. */
    String of(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "kind" -> owner.getTranslation("contact-kind." + value);
            case "preferredChannel" -> owner.getTranslation("contact-channel." + value);
            case "source" -> owner.getTranslation("contact-source." + value);
            case "phone", "secondPhone" ->
                PhoneNumber.parse(value).map(PhoneNumber::british).orElse(value);
            default -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
        };
    }
}
