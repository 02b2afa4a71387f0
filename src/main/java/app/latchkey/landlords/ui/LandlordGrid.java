package app.latchkey.landlords.ui;

import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordRow;
import app.latchkey.landlords.LandlordService;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.landlords.SavedLandlord;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.LiveUpdates;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class LandlordGrid extends DeskGrid<LandlordRow> {

    private final LandlordService landlords;
    private LandlordFilter filter = LandlordFilter.ALL;
    private LandlordSort sort = LandlordSort.DEFAULT;

    LandlordGrid(String title, LandlordService landlords, Consumer<Integer> counted) {
        super(title);
        this.landlords = landlords;
        card(card());
        text(LandlordSort.Column.NAME, "contact.name", LandlordRow::name, "14em")
                .setFlexGrow(2);
        column(LandlordSort.Column.STATUS, "landlord.status", addColumn(status()), "8em");
        text(
                LandlordSort.Column.AML_STATUS,
                "landlord.aml-status",
                row -> getTranslation("aml-status." + row.amlStatus()),
                "9em");
        text(LandlordSort.Column.AML_EXPIRES_ON, "landlord.checks-expire", LandlordGrid::expires, "9em");
        text(LandlordSort.Column.EMAIL, "contact.email", LandlordRow::email, "15em")
                .setFlexGrow(2);
        text(LandlordSort.Column.PHONE, "contact.phone", row -> british(row.phone()), "9em");
        setEmptyStateComponent(
                new EmptyState(getTranslation("landlords.empty.title"), getTranslation("landlords.empty.text")));
        setDataProvider(rows());
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
    }

    /** Keeps the rows as they are now; the line goes above the list. */
    LiveRows<LandlordRow> live(LiveUpdates live) {
        return new LiveRows<>(
                live,
                this,
                LandlordService.ENTITY,
                "landlords.changed",
                new LiveRows.Rows<>(
                        LandlordRow::id,
                        landlords::rowsOf,
                        ids -> landlords.matching(filter, ids),
                        this::place,
                        () -> sort.column() == LandlordSort.Column.CREATED));
    }

    /** What of a row decides where it stands. */
    private @Nullable Object place(LandlordRow row) {
        return switch (sort.column()) {
            case NAME -> row.name();
            case EMAIL -> row.email();
            case PHONE -> row.phone();
            case STATUS -> row.status();
            case AML_STATUS -> row.amlStatus();
            case AML_EXPIRES_ON -> row.amlExpiresOn();
            case CREATED -> row.id();
        };
    }

    private CallbackDataProvider<LandlordRow, Void> rows() {
        return new CallbackDataProvider<>(
                query -> landlords.rows(filter, sort, query.getOffset(), query.getLimit()).stream(),
                query -> Math.toIntExact(landlords.count(filter)),
                LandlordRow::id);
    }

    /** Shows other rows; the same filter and order keep those that are there. */
    void show(LandlordFilter newFilter, LandlordSort newSort) {
        if (!newFilter.equals(filter) || !newSort.equals(sort)) {
            filter = newFilter;
            sort = newSort;
            showOrder(sort.equals(LandlordSort.DEFAULT) ? null : sort.column(), sort.ascending());
            getDataProvider().refreshAll();
        }
    }

    /** Shows which row is open; it need not be in sight. */
    void mark(SavedLandlord landlord) {
        var d = landlord.details();
        select(new LandlordRow(
                landlord.id(),
                landlord.contactId(),
                landlord.name(),
                null,
                null,
                d.status(),
                d.amlStatus(),
                d.amlExpiresOn()));
    }

    /** The order as its headers say it. */
    LandlordSort order() {
        return headerOrder()
                .map(order -> new LandlordSort(
                        LandlordSort.Column.valueOf(order.getSorted().getKey()),
                        order.getDirection() == SortDirection.ASCENDING))
                .orElse(LandlordSort.DEFAULT);
    }

    private LitRenderer<LandlordRow> card() {
        return LitRenderer.<LandlordRow>of("""
                        <div class="row-card"><div><b>${item.name}</b><span>${item.phone}</span></div>
                        <div><span>${item.line}</span><span class="status ${item.status}">${item.statusText}</span></div></div>""")
                .withProperty("name", LandlordRow::name)
                .withProperty("phone", row -> british(row.phone()))
                .withProperty(
                        "line",
                        row -> getTranslation(
                                "landlord.checks-line", getTranslation("aml-status." + row.amlStatus()), expires(row)))
                .withProperty("status", row -> row.status().name())
                .withProperty("statusText", row -> getTranslation("landlord-status." + row.status()));
    }

    private LitRenderer<LandlordRow> status() {
        return LitRenderer.<LandlordRow>of("<span class=\"status ${item.status}\">${item.text}</span>")
                .withProperty("status", row -> row.status().name())
                .withProperty("text", row -> getTranslation("landlord-status." + row.status()));
    }

    private static String expires(LandlordRow row) {
        var on = row.amlExpiresOn();
        return on == null ? "–" : BritishDates.format(on);
    }

    private static String british(@Nullable PhoneNumber number) {
        return number == null ? "" : number.british();
    }
}
