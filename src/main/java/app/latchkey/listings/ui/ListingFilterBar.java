package app.latchkey.listings.ui;

import app.latchkey.agencies.AgencyService.BranchName;
import app.latchkey.listings.Furnishing;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.MoneyField;
import app.latchkey.properties.PropertyType;
import app.latchkey.users.StaffService.StaffName;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of the filter. What stands in a field that can't be read is marked and not applied. */
class ListingFilterBar extends Div {

    private final ListingChoices choices;
    private final long ownId;
    private final Div line = new Div();
    private final TextField text = new TextField();
    private final MultiSelectComboBox<ListingStatus> statuses =
            several("listing.status", ListingStatus.class, "status.");
    private final IntegerField bedroomsMin = rooms("filter.bedrooms-min");
    private final IntegerField bedroomsMax = rooms("filter.bedrooms-max");
    private final MoneyField rentMin = new MoneyField(getTranslation("filter.rent-min"));
    private final MoneyField rentMax = new MoneyField(getTranslation("filter.rent-max"));
    private final MultiSelectComboBox<PropertyType> types = several("listing.type", PropertyType.class, "type.");
    private final TextField town = new TextField(getTranslation("listing.town"));
    private final TextField outcode = new TextField(getTranslation("listing.outcode"));
    private final MultiSelectComboBox<Furnishing> furnishings =
            several("listing.furnishing", Furnishing.class, "furnishing.");
    private final DatePicker availableBy = Dates.picker(getTranslation("filter.available-by"));
    private final ComboBox<BranchName> branch = new ComboBox<>(getTranslation("listing.branch"));
    private final ComboBox<StaffName> negotiator = new ComboBox<>(getTranslation("listing.negotiator"));
    private final Checkbox mine = new Checkbox(getTranslation("filter.mine"));
    private final Consumer<ListingFilter> changed;
    private boolean showing;

    ListingFilterBar(ListingChoices choices, long ownId, Consumer<ListingFilter> changed) {
        this.choices = choices;
        this.ownId = ownId;
        this.changed = changed;
        addClassName("filter-bar");
        text.setPlaceholder(getTranslation("filter.text"));
        text.setAriaLabel(getTranslation("filter.text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.addClassName("filter-text");
        branch.setItems(choices.branches());
        branch.setItemLabelGenerator(BranchName::name);
        branch.setClearButtonVisible(true);
        negotiator.setItems(choices.negotiators());
        negotiator.setItemLabelGenerator(StaffName::name);
        negotiator.setClearButtonVisible(true);
        outcode.setMaxLength(8);
        town.setMaxLength(120);
        for (var typed : new TextField[] {text, town, outcode}) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
            typed.setValueChangeTimeout(300);
        }
        var fields = new Div(
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
        fields.addClassName("filter-fields");
        fields.setId("listing-filter-fields");
        line.add(text, mine, toggle(fields));
        line.addClassName("filter-line");
        add(line, fields);
        for (HasValue<?, ?> field : new HasValue<?, ?>[] {
            text,
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
            negotiator
        }) {
            field.addValueChangeListener(event -> {
                if (!showing) {
                    apply();
                }
            });
        }
        mine.addValueChangeListener(event -> {
            if (!showing) {
                negotiator.setValue(event.getValue() ? choices.negotiator(ownId).orElse(null) : null);
            }
        });
        mine.setVisible(choices.negotiator(ownId).isPresent());
    }

    /** Puts what goes with the filter beside it. */
    void addTools(Component... tools) {
        line.add(tools);
    }

    void focus() {
        text.focus();
    }

    /** Takes over a filter without reporting it as typed. */
    void show(ListingFilter filter) {
        showing = true;
        set(text, filter.text());
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
        set(mine, filter.negotiatorId() != null && filter.negotiatorId() == ownId);
        showing = false;
    }

    private void apply() {
        var filter = new ListingFilter(
                text.getValue(),
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
                negotiator.getValue() == null ? null : negotiator.getValue().id());
        changed.accept(filter);
    }

    private static <T> void set(HasValue<?, T> field, @Nullable T value) {
        if (value == null) {
            field.clear();
        } else if (!value.equals(field.getValue())) {
            field.setValue(value);
        }
        if (field instanceof HasValidation checked) {
            checked.setInvalid(false);
        }
    }

    private Button toggle(Div fields) {
        var toggle = new Button(getTranslation("filter.more"), VaadinIcon.SLIDERS.create());
        toggle.addClassName("filter-toggle");
        toggle.getElement().setAttribute("aria-controls", "listing-filter-fields");
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.addClickListener(event -> {
            boolean open = !fields.hasClassName("open");
            fields.setClassName("open", open);
            toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        });
        return toggle;
    }

    private static Div pair(Component from, Component to) {
        var pair = new Div(from, to);
        pair.addClassName("filter-pair");
        return pair;
    }

    private IntegerField rooms(String label) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(0);
        field.setMax(50);
        field.setStepButtonsVisible(false);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("field.number.unreadable"))
                .setMinErrorMessage(getTranslation("listing.problem.rooms"))
                .setMaxErrorMessage(getTranslation("listing.problem.rooms")));
        return field;
    }

    private <E extends Enum<E>> MultiSelectComboBox<E> several(String label, Class<E> type, String prefix) {
        var field = new MultiSelectComboBox<E>(getTranslation(label));
        Set<E> all = EnumSet.allOf(type);
        field.setItems(all);
        field.setItemLabelGenerator(value -> getTranslation(prefix + value.name()));
        field.setClearButtonVisible(true);
        return field;
    }
}
