package app.latchkey.properties.ui;

import app.latchkey.platform.ui.Chips;
import app.latchkey.properties.PropertyFilter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the properties are filtered by, in words; a click takes one condition away, or all. */
class PropertyChips extends Chips {

    private final Consumer<PropertyFilter> changed;

    PropertyChips(Consumer<PropertyFilter> changed) {
        this.changed = changed;
    }

    void show(PropertyFilter f) {
        clear();
        chip(f, "filter.chip.text", f.text(), "q");
        chip(f, "listing.type", words("type.", f.propertyTypes()), "property_type");
        chip(f, "listing.bedrooms", range(f.bedroomsMin(), f.bedroomsMax()), "bedrooms_min", "bedrooms_max");
        chip(f, "listing.town", f.town(), "town");
        chip(f, "listing.outcode", f.outcode(), "outcode");
        chip(f, "filter.on-market", yes(f.onMarket()), "on_market");
        chip(f, "filter.without-owner", yes(f.withoutOwner()), "without_owner");
        chip(f, "filter.archived", yes(f.archived()), "archived");
        clearing(() -> changed.accept(PropertyFilter.ALL));
    }

    private void chip(PropertyFilter filter, String label, String value, String... parameters) {
        chip(label, value, () -> changed.accept(PropertyUrl.without(filter, parameters)));
    }

    private String yes(boolean wanted) {
        return wanted ? getTranslation("yes") : "";
    }

    private String range(@Nullable Integer from, @Nullable Integer to) {
        if (from == null) {
            return to == null ? "" : getTranslation("filter.up-to", to);
        }
        if (to == null) {
            return getTranslation("filter.from", from);
        }
        return from.equals(to) ? from.toString() : from + " – " + to;
    }
}
