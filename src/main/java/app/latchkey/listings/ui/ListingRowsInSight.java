package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.platform.ui.LiveRows;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live list asks of listings. */
record ListingRowsInSight(ListingService listings, Supplier<ListingFilter> filter, Supplier<ListingSort> sort)
        implements LiveRows.Rows<ListingRow> {

    @Override
    public long id(ListingRow row) {
        return row.id();
    }

    @Override
    public List<ListingRow> read(Collection<Long> ids) {
        return listings.rowsOf(ids);
    }

    @Override
    public Set<Long> matching(Collection<Long> ids) {
        return listings.matching(filter.get(), ids);
    }

    @Override
    public boolean staysInPlace(ListingRow before, ListingRow after) {
        return Objects.equals(place(before), place(after));
    }

    @Override
    public boolean runByCreation() {
        var column = sort.get().column();
        return column == Column.CREATED || column == Column.REFERENCE;
    }

    private @Nullable Object place(ListingRow row) {
        return switch (sort.get().column()) {
            case CREATED -> row.id();
            case REFERENCE -> row.reference();
            case ADDRESS -> row.address();
            case TOWN -> row.town();
            case OUTCODE -> row.outcode();
            case PROPERTY_TYPE -> row.propertyType();
            case BEDROOMS -> row.bedrooms();
            case RENT -> row.rent();
            case AVAILABLE_FROM -> row.availableFrom();
            case STATUS -> row.status();
            case LANDLORD -> row.landlord();
            case BRANCH -> row.branch();
            case NEGOTIATOR -> row.negotiator();
            case AGE -> row.ageDays();
        };
    }
}
