package app.latchkey.landlords.ui;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import com.vaadin.flow.component.Component;
import org.jspecify.annotations.Nullable;

/** The values of a landlord's history as a person reads them. */
class LandlordHistoryWords {

    private final Component owner;

    LandlordHistoryWords(Component owner) {
        this.owner = owner;
    }

    /** Blank for none. */
    String of(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "status" -> owner.getTranslation("landlord-status." + value);
            case "amlStatus" -> owner.getTranslation("aml-status." + value);
            case "amlExpiresOn" ->
                BritishDates.parse(value).map(BritishDates::format).orElse(value);
            case "overseas" -> owner.getTranslation(Boolean.parseBoolean(value) ? "yes" : "no");
            case "repairLimitPence" -> Money.format(Long.parseLong(value));
            default -> value;
        };
    }
}
