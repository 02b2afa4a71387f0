package app.latchkey.properties.ui;

import app.latchkey.platform.BritishDates;
import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/** The values of a property's history as a person reads them. */
class PropertyHistoryWords {

    private final Component owner;

    PropertyHistoryWords(Component owner) {
        this.owner = owner;
    }

    /** Blank for none. */
    String of(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "propertyType" -> owner.getTranslation("type." + value);
            case "epcExempt" -> owner.getTranslation(Boolean.parseBoolean(value) ? "yes" : "no");
            case "epcExpiresOn" ->
                BritishDates.parse(value).map(BritishDates::format).orElse(value);
            default -> value;
        };
    }
}
