package app.latchkey.properties.ui;

import app.latchkey.platform.ui.FilterBar;
import app.latchkey.platform.ui.FilterFields;
import app.latchkey.platform.ui.MoreFilters;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;

/** Above the list: its text, what is asked most often, and all the rest of the filter behind a button. */
class PropertyFilterBar extends FilterBar {

    private final Checkbox onMarket = new Checkbox(getTranslation("filter.on-market"));
    private final Checkbox withoutOwner = new Checkbox(getTranslation("filter.without-owner"));
    private final Checkbox archived = new Checkbox(getTranslation("filter.archived"));
    private final MoreFilters<Fields> more;
    private final Consumer<PropertyFilter> changed;
    private PropertyFilter filter = PropertyFilter.ALL;

    PropertyFilterBar(Consumer<PropertyFilter> changed) {
        super("filter.property-text");
        this.changed = changed;
        more = new MoreFilters<>("property-filter-fields", () -> new Fields(filter, this::apply));
        addTools(onMarket, withoutOwner, archived, more.toggleButton());
        add(more);
        report(this::apply, List.of(text, onMarket, withoutOwner, archived));
    }

    /** Takes over a filter without reporting it as typed. */
    void show(PropertyFilter wanted) {
        filter = wanted;
        silently(() -> {
            set(text, filter.text());
            set(onMarket, filter.onMarket());
            set(withoutOwner, filter.withoutOwner());
            set(archived, filter.archived());
        });
        more.fields().ifPresent(fields -> fields.show(filter));
    }

    private void apply() {
        var rest = more.fields().map(Fields::read).orElse(filter);
        filter = new PropertyFilter(
                text.getValue(),
                rest.propertyTypes(),
                rest.bedroomsMin(),
                rest.bedroomsMax(),
                rest.town(),
                rest.outcode(),
                onMarket.getValue(),
                withoutOwner.getValue(),
                archived.getValue());
        changed.accept(filter);
    }

    /** What is asked less often. */
    private static class Fields extends FilterFields {

        private final MultiSelectComboBox<PropertyType> types = several("listing.type", PropertyType.class, "type.");
        private final IntegerField bedroomsMin = rooms("filter.bedrooms-min");
        private final IntegerField bedroomsMax = rooms("filter.bedrooms-max");
        private final TextField town = typed("listing.town", 120);
        private final TextField outcode = typed("listing.outcode", 8);

        Fields(PropertyFilter filter, Runnable changed) {
            add(types, pair(bedroomsMin, bedroomsMax), town, outcode);
            show(filter);
            report(changed, List.of(types, bedroomsMin, bedroomsMax, town, outcode));
        }

        void show(PropertyFilter filter) {
            silently(() -> {
                set(types, filter.propertyTypes());
                set(bedroomsMin, filter.bedroomsMin());
                set(bedroomsMax, filter.bedroomsMax());
                set(town, filter.town());
                set(outcode, filter.outcode());
            });
        }

        PropertyFilter read() {
            return new PropertyFilter(
                    "",
                    types.getValue(),
                    bedroomsMin.getValue(),
                    bedroomsMax.getValue(),
                    town.getValue(),
                    outcode.getValue(),
                    false,
                    false,
                    false);
        }
    }
}
