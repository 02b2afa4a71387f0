package app.latchkey.properties.ui;

import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The fields of the filter. */
class PropertyFilterBar extends Div {

    private final Div line = new Div();
    private final TextField text = new TextField();
    private final MultiSelectComboBox<PropertyType> types = new MultiSelectComboBox<>(getTranslation("listing.type"));
    private final IntegerField bedroomsMin = rooms("filter.bedrooms-min");
    private final IntegerField bedroomsMax = rooms("filter.bedrooms-max");
    private final TextField town = new TextField(getTranslation("listing.town"));
    private final TextField outcode = new TextField(getTranslation("listing.outcode"));
    private final Checkbox onMarket = new Checkbox(getTranslation("filter.on-market"));
    private final Checkbox withoutOwner = new Checkbox(getTranslation("filter.without-owner"));
    private final Checkbox archived = new Checkbox(getTranslation("filter.archived"));
    private final Consumer<PropertyFilter> changed;
    private boolean showing;

    PropertyFilterBar(Consumer<PropertyFilter> changed) {
        this.changed = changed;
        addClassName("filter-bar");
        text.setPlaceholder(getTranslation("filter.property-text"));
        text.setAriaLabel(getTranslation("filter.property-text"));
        text.setPrefixComponent(VaadinIcon.SEARCH.create());
        text.setClearButtonVisible(true);
        text.setMaxLength(200);
        text.addClassName("filter-text");
        types.setItems(PropertyType.values());
        types.setItemLabelGenerator(type -> getTranslation("type." + type));
        types.setClearButtonVisible(true);
        town.setMaxLength(120);
        outcode.setMaxLength(8);
        for (var typed : new TextField[] {text, town, outcode}) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
            typed.setValueChangeTimeout(300);
        }
        var bedrooms = new Div(bedroomsMin, bedroomsMax);
        bedrooms.addClassName("filter-pair");
        var fields = new Div(types, bedrooms, town, outcode);
        fields.addClassName("filter-fields");
        fields.setId("property-filter-fields");
        line.add(text, onMarket, withoutOwner, archived, toggle(fields));
        line.addClassName("filter-line");
        add(line, fields);
        for (HasValue<?, ?> field : new HasValue<?, ?>[] {
            text, types, bedroomsMin, bedroomsMax, town, outcode, onMarket, withoutOwner, archived
        }) {
            field.addValueChangeListener(event -> apply());
        }
    }

    /** Puts what goes with the filter beside it. */
    void addTools(Component... tools) {
        line.add(tools);
    }

    void focus() {
        text.focus();
    }

    /** Takes over a filter without reporting it as typed. */
    void show(PropertyFilter filter) {
        showing = true;
        set(text, filter.text());
        set(types, filter.propertyTypes());
        set(bedroomsMin, filter.bedroomsMin());
        set(bedroomsMax, filter.bedroomsMax());
        set(town, filter.town());
        set(outcode, filter.outcode());
        set(onMarket, filter.onMarket());
        set(withoutOwner, filter.withoutOwner());
        set(archived, filter.archived());
        showing = false;
    }

    private void apply() {
        if (!showing) {
            changed.accept(new PropertyFilter(
                    text.getValue(),
                    types.getValue(),
                    bedroomsMin.getValue(),
                    bedroomsMax.getValue(),
                    town.getValue(),
                    outcode.getValue(),
                    onMarket.getValue(),
                    withoutOwner.getValue(),
                    archived.getValue()));
        }
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

    private Button toggle(Component fields) {
        var toggle = new Button(getTranslation("filter.more"), VaadinIcon.SLIDERS.create());
        toggle.addClassName("filter-toggle");
        toggle.getElement().setAttribute("aria-controls", "property-filter-fields");
        toggle.getElement().setAttribute("aria-expanded", "false");
        toggle.addClickListener(event -> {
            boolean open = !fields.hasClassName("open");
            fields.setClassName("open", open);
            toggle.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        });
        return toggle;
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
}
