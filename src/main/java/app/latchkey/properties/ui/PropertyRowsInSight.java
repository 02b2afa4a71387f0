package app.latchkey.properties.ui;

import app.latchkey.platform.ui.LiveRows;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyRow;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.PropertySort.Column;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live list asks of properties. */
record PropertyRowsInSight(PropertyService properties, Supplier<PropertyFilter> filter, Supplier<PropertySort> sort)
        implements LiveRows.Rows<PropertyRow> {

    @Override
    public long id(PropertyRow row) {
        return row.id();
    }

    @Override
    public List<PropertyRow> read(Collection<Long> ids) {
        return properties.rowsOf(ids);
    }

    @Override
    public Set<Long> matching(Collection<Long> ids) {
        return properties.matching(filter.get(), ids);
    }

    @Override
    public boolean staysInPlace(PropertyRow before, PropertyRow after) {
        return Objects.equals(place(before), place(after));
    }

    @Override
    public boolean runByCreation() {
        return sort.get().column() == Column.CREATED;
    }

    private @Nullable Object place(PropertyRow row) {
        return switch (sort.get().column()) {
            case CREATED -> row.id();
            case ADDRESS -> row.address();
            case TOWN -> row.town();
            case POSTCODE -> row.postcode();
            case PROPERTY_TYPE -> row.propertyType();
            case BEDROOMS -> row.bedrooms();
        };
    }
}
