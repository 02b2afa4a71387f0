package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.ContactSort.Column;
import app.latchkey.platform.ui.LiveRows;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the live list asks of contacts. */
record ContactRowsInSight(ContactService contacts, Supplier<ContactFilter> filter, Supplier<ContactSort> sort)
        implements LiveRows.Rows<ContactRow> {

    @Override
    public long id(ContactRow row) {
        return row.id();
    }

    @Override
    public List<ContactRow> read(Collection<Long> ids) {
        return contacts.rowsOf(ids);
    }

    @Override
    public Set<Long> matching(Collection<Long> ids) {
        return contacts.matching(filter.get(), ids);
    }

    @Override
    public boolean staysInPlace(ContactRow before, ContactRow after) {
        return Objects.equals(place(before), place(after));
    }

    @Override
    public boolean runByCreation() {
        return sort.get().column() == Column.CREATED;
    }

    private @Nullable Object place(ContactRow row) {
        return switch (sort.get().column()) {
            case NAME -> row.name();
            case EMAIL -> row.email();
            case PHONE -> row.phone();
            case POSTCODE -> row.postcode();
            case CREATED -> row.id();
        };
    }
}
