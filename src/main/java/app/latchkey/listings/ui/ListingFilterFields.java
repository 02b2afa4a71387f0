package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.listings.Furnishing;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingMoments;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.FilterFields;
import app.latchkey.platform.ui.MoneyField;
import app.latchkey.properties.PropertyType;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;

/** All of the filter but its text. What stands in a field that can't be read is marked and not applied. */
class ListingFilterFields extends FilterFields {

    private final ListingChoices choices;
    private final MultiSelectComboBox<ListingStatus> statuses =
            several("listing.status", ListingStatus.class, "status.");
    private final IntegerField bedroomsMin = rooms("filter.bedrooms-min");
    private final IntegerField bedroomsMax = rooms("filter.bedrooms-max");
    private final MoneyField rentMin = new MoneyField(getTranslation("filter.rent-min"));
    private final MoneyField rentMax = new MoneyField(getTranslation("filter.rent-max"));
    private final MultiSelectComboBox<PropertyType> types = several("listing.type", PropertyType.class, "type.");
    private final TextField town = typed("listing.town", 120);
    private final TextField outcode = typed("listing.outcode", 8);
    private final MultiSelectComboBox<Furnishing> furnishings =
            several("listing.furnishing", Furnishing.class, "furnishing.");
    private final DatePicker availableBy = Dates.picker(getTranslation("filter.available-by"));
    private final ComboBox<BranchName> branch = new ComboBox<>(getTranslation("listing.branch"));
    /** What no field shows, and none takes away. */
    private ListingMoments moments = ListingMoments.ANY;

    private final ComboBox<StaffName> negotiator = new ComboBox<>(getTranslation("listing.negotiator"));

    ListingFilterFields(ListingChoices choices, ListingFilter filter, Runnable changed) {
        this.choices = choices;
        branch.setItems(choices.branches());
        branch.setItemLabelGenerator(BranchName::name);
        branch.setClearButtonVisible(true);
        negotiator.setItems(choices.negotiators());
        negotiator.setItemLabelGenerator(StaffName::name);
        negotiator.setClearButtonVisible(true);
        add(
                statuses,
                pair(bedroomsMin, bedroomsMax),
                pair(rentMin, rentMax),
                types,
                town,
                outcode,
                furnishings,
                availableBy,
                branch,
                negotiator);
        show(filter);
        report(
                changed,
                List.of(
                        statuses,
                        bedroomsMin,
                        bedroomsMax,
                        rentMin,
                        rentMax,
                        types,
                        town,
                        outcode,
                        furnishings,
                        availableBy,
                        branch,
                        negotiator));
    }

    /** Takes over a filter without reporting it as typed. */
    void show(ListingFilter filter) {
        moments = filter.moments();
        silently(() -> {
            set(statuses, filter.statuses());
            set(bedroomsMin, filter.bedroomsMin());
            set(bedroomsMax, filter.bedroomsMax());
            rentMin.setPence(filter.rentMinPence());
            rentMax.setPence(filter.rentMaxPence());
            set(types, filter.propertyTypes());
            set(town, filter.town());
            set(outcode, filter.outcode());
            set(furnishings, filter.furnishings());
            set(availableBy, filter.availableBy());
            set(branch, choices.branch(filter.branchId()).orElse(null));
            set(negotiator, choices.negotiator(filter.negotiatorId()).orElse(null));
        });
    }

    /** What the fields say, together with a text. */
    ListingFilter read(String text) {
        return new ListingFilter(
                text,
                statuses.getValue(),
                bedroomsMin.getValue(),
                bedroomsMax.getValue(),
                rentMin.penceOrNull(),
                rentMax.penceOrNull(),
                types.getValue(),
                town.getValue(),
                outcode.getValue(),
                furnishings.getValue(),
                availableBy.getValue(),
                branch.getValue() == null ? null : branch.getValue().id(),
                negotiator.getValue() == null ? null : negotiator.getValue().id(),
                moments);
    }
}
