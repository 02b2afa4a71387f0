package app.latchkey.landlords.ui;

import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordRow;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.landlords.LandlordSort.Column;
import app.latchkey.platform.ui.LiveRows;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live list asks of landlords. */
record LandlordRowsInSight(LandlordService landlords, Supplier<LandlordFilter> filter, Supplier<LandlordSort> sort)
        implements LiveRows.Rows<LandlordRow> {

    @Override
    public long id(LandlordRow row) {
        return row.id();
    }

    @Override
    public List<LandlordRow> read(Collection<Long> ids) {
        return landlords.rowsOf(ids);
    }

    @Override
    public Set<Long> matching(Collection<Long> ids) {
        return landlords.matching(filter.get(), ids);
    }

    @Override
    public boolean staysInPlace(LandlordRow before, LandlordRow after) {
        return Objects.equals(place(before), place(after));
    }

    @Override
    public boolean runByCreation() {
        return sort.get().column() == Column.CREATED;
    }

    private @Nullable Object place(LandlordRow row) {
        return switch (sort.get().column()) {
            case NAME -> row.name();
            case EMAIL -> row.email();
            case PHONE -> row.phone();
            case STATUS -> row.status();
            case AML_STATUS -> row.amlStatus();
            case AML_EXPIRES_ON -> row.amlExpiresOn();
            case CREATED -> row.id();
        };
    }
}
