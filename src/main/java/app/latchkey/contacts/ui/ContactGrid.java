package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactRow;
import app.latchkey.contacts.ContactService;
import app.latchkey.contacts.ContactSort;
import app.latchkey.contacts.SavedContact;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.ui.Dates;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.LiveUpdates;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class ContactGrid extends DeskGrid<ContactRow> {

    private final ContactService contacts;
    private ContactFilter filter = ContactFilter.ALL;
    private ContactSort sort = ContactSort.DEFAULT;

    ContactGrid(String title, ContactService contacts, Consumer<Integer> counted) {
        super(title);
        this.contacts = contacts;
        card(card());
        text(ContactSort.Column.NAME, "contact.name", ContactRow::name, "14em").setFlexGrow(2);
        plain("kind", "contact.kind", row -> getTranslation("contact-kind." + row.kind()), "7em");
        plain("roles", "contact.roles", row -> roles(row.roles()), "8em");
        text(ContactSort.Column.EMAIL, "contact.email", ContactRow::email, "15em")
                .setFlexGrow(2);
        text(ContactSort.Column.PHONE, "contact.phone", row -> british(row.phone()), "9em");
        text(ContactSort.Column.POSTCODE, "contact.postcode", ContactRow::postcode, "8em");
        text(ContactSort.Column.CREATED, "contact.created", row -> Dates.moment(row.createdAt()), "11em");
        setEmptyStateComponent(
                new EmptyState(getTranslation("contacts.empty.title"), getTranslation("contacts.empty.text")));
        setDataProvider(rows());
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
    }

    /** Keeps the rows as they are now; the line goes above the list. */
    LiveRows<ContactRow> live(LiveUpdates live) {
        return new LiveRows<>(
                live,
                this,
                ContactService.ENTITY,
                "contacts.changed",
                new LiveRows.Rows<>(
                        ContactRow::id,
                        contacts::rowsOf,
                        ids -> contacts.matching(filter, ids),
                        this::place,
                        () -> sort.column() == ContactSort.Column.CREATED));
    }

    /** What of a row decides where it stands. */
    private @Nullable Object place(ContactRow row) {
        return switch (sort.column()) {
            case NAME -> row.name();
            case EMAIL -> row.email();
            case PHONE -> row.phone();
            case POSTCODE -> row.postcode();
            case CREATED -> row.id();
        };
    }

    private CallbackDataProvider<ContactRow, Void> rows() {
        return new CallbackDataProvider<>(
                query -> contacts.rows(filter, sort, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(contacts.count(filter)),
                ContactRow::id);
    }

    /** Shows other rows; the same filter and order keep those that are there. */
    void show(ContactFilter newFilter, ContactSort newSort) {
        if (!newFilter.equals(filter) || !newSort.equals(sort)) {
            filter = newFilter;
            sort = newSort;
            showOrder(sort.equals(ContactSort.DEFAULT) ? null : sort.column(), sort.ascending());
            getDataProvider().refreshAll();
        }
    }

    /** Shows which row is open; it need not be in sight. */
    void mark(SavedContact contact) {
        var d = contact.details();
        var postcode = d.postcode();
        select(new ContactRow(
                contact.id(),
                d.kind(),
                contact.name(),
                d.email(),
                d.phone(),
                postcode == null ? null : postcode.value(),
                contact.roles(),
                contact.createdAt()));
    }

    /** The order as its headers say it. */
    ContactSort order() {
        return headerOrder()
                .map(order -> new ContactSort(
                        ContactSort.Column.valueOf(order.getSorted().getKey()),
                        order.getDirection() == SortDirection.ASCENDING))
                .orElse(ContactSort.DEFAULT);
    }

    private LitRenderer<ContactRow> card() {
        return LitRenderer.<ContactRow>of("""
                        <div class="row-card"><div><b>${item.name}</b><span>${item.phone}</span></div>
                        <div><span>${item.line}</span><span>${item.roles}</span></div></div>""")
                .withProperty("name", ContactRow::name)
                .withProperty("phone", row -> british(row.phone()))
                .withProperty("line", this::line)
                .withProperty("roles", row -> roles(row.roles()));
    }

    private String line(ContactRow row) {
        return Stream.of(getTranslation("contact-kind." + row.kind()), row.email(), row.postcode())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    private void plain(String key, String header, ValueProvider<ContactRow, String> value, String width) {
        addColumn(value)
                .setKey(key)
                .setHeader(getTranslation(header))
                .setResizable(true)
                .setWidth(width)
                .setFlexGrow(1);
    }

    private String roles(Set<String> roles) {
        return roles.stream()
                .sorted()
                .map(role -> getTranslation("contact-role." + role))
                .collect(Collectors.joining(", "));
    }

    private static String british(@Nullable PhoneNumber number) {
        return number == null ? "" : number.british();
    }
}
