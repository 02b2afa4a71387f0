package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.landlords.LandlordCard;
import app.latchkey.landlords.LandlordService;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.Component;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of a history as a person reads them: names for numbers, pounds for pence. */
class HistoryWords {

    private static final int LONGEST = 200;

    private final Component owner;
    private final ListingChoices choices;
    private final LandlordService landlords;
    private final Map<Long, String> landlordNames = new HashMap<>();

    HistoryWords(Component owner, ListingChoices choices, LandlordService landlords) {
        this.owner = owner;
        this.choices = choices;
        this.landlords = landlords;
    }

    /** Blank for none. What no longer fits, say the number of somebody who left, stays as it was written. */
    String of(String field, @Nullable String value) {
        // The number of its property tells nobody anything.
        if (value == null || value.equals("[]") || field.equals("propertyId")) {
            return "";
        }
        try {
            return switch (field) {
                case "status" -> owner.getTranslation("status." + value);
                case "letType" -> owner.getTranslation("let-type." + value);
                case "propertyType" -> owner.getTranslation("type." + value);
                case "furnishing" -> owner.getTranslation("furnishing." + value);
                case "petsConsidered", "epcExempt" -> owner.getTranslation(Boolean.parseBoolean(value) ? "yes" : "no");
                case "pictureKind" -> owner.getTranslation("picture.kind." + value);
                case "depositPence" -> Money.format(Long.parseLong(value));
                case "branchId" ->
                    choices.branch(Long.valueOf(value)).map(BranchName::name).orElse(value);
                case "negotiatorId" ->
                    choices.negotiator(Long.valueOf(value)).map(StaffName::name).orElse(value);
                case "landlordId" -> landlord(Long.parseLong(value));
                case "availableFrom", "termsSignedOn", "ownershipSeenOn", "epcExpiresOn" ->
                    BritishDates.parse(value).map(BritishDates::format).orElse(value);
                default -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…";
            };
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private String landlord(long id) {
        return landlordNames.computeIfAbsent(
                id, number -> landlords.card(number).map(LandlordCard::name).orElse(Long.toString(number)));
    }
}
