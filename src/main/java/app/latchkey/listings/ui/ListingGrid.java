package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.SavedListing;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.platform.Rent;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.LiveUpdates;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class ListingGrid extends DeskGrid<ListingRow> {

    private final ListingService listings;
    private ListingFilter filter = ListingFilter.ALL;
    private ListingSort sort = ListingSort.DEFAULT;

    ListingGrid(String title, ListingService listings, Consumer<Integer> counted) {
        super(title);
        this.listings = listings;
        card();
        text(ListingSort.Column.REFERENCE, "listing.reference", ListingRow::reference, "7.5em");
        text(ListingSort.Column.ADDRESS, "listing.address", ListingRow::address, "18em")
                .setFlexGrow(3);
        text(ListingSort.Column.TOWN, "listing.town", ListingRow::town, "8.5em");
        text(ListingSort.Column.OUTCODE, "listing.outcode", ListingRow::outcode, "7.5em");
        text(
                ListingSort.Column.PROPERTY_TYPE,
                "listing.type",
                row -> getTranslation("type." + row.propertyType()),
                "8em");
        number(ListingSort.Column.BEDROOMS, "listing.beds", ListingRow::bedrooms, "6em");
        number(ListingSort.Column.RENT, "listing.rent-pcm", row -> pcm(row.rent()), "8em")
                .setTooltipGenerator(row -> pw(row.rent()));
        text(ListingSort.Column.AVAILABLE_FROM, "listing.available", ListingGrid::available, "9.5em");
        column(ListingSort.Column.STATUS, "listing.status", addColumn(status()), "9em");
        text(ListingSort.Column.LANDLORD, "listing.landlord", ListingRow::landlord, "11em");
        text(ListingSort.Column.BRANCH, "listing.branch", ListingRow::branch, "9em");
        text(ListingSort.Column.NEGOTIATOR, "listing.negotiator", ListingRow::negotiator, "10em");
        number(ListingSort.Column.AGE, "listing.age", ListingRow::ageDays, "8em");
        setEmptyStateComponent(
                new EmptyState(getTranslation("listings.empty.title"), getTranslation("listings.empty.text")));
        setDataProvider(rows());
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
    }

    /** Keeps the rows as they are now; the line goes above the list. */
    LiveRows<ListingRow> live(LiveUpdates live) {
        return new LiveRows<>(
                live,
                this,
                ListingService.ENTITY,
                "listings.changed",
                new LiveRows.Rows<>(
                        ListingRow::id,
                        listings::rowsOf,
                        ids -> listings.matching(filter, ids),
                        this::place,
                        () -> sort.column() == ListingSort.Column.CREATED
                                || sort.column() == ListingSort.Column.REFERENCE));
    }

    /** What of a row decides where it stands. */
    private @Nullable Object place(ListingRow row) {
        return switch (sort.column()) {
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

    private CallbackDataProvider<ListingRow, Void> rows() {
        return new CallbackDataProvider<>(
                query -> page(query.getOffset(), query.getLimit()),
                query -> Math.toIntExact(listings.count(filter)),
                ListingRow::id);
    }

    private Stream<ListingRow> page(int offset, int limit) {
        return listings.rows(filter, sort, offset, limit).stream();
    }

    /** Shows other rows; the same filter and order keep those that are there. */
    void show(ListingFilter newFilter, ListingSort newSort) {
        if (!newFilter.equals(filter) || !newSort.equals(sort)) {
            filter = newFilter;
            sort = newSort;
            showOrder(sort.equals(ListingSort.DEFAULT) ? null : sort.column(), sort.ascending());
            getDataProvider().refreshAll();
        }
    }

    /** Shows which row is open; it need not be in sight. */
    void mark(SavedListing listing) {
        var d = listing.details();
        select(new ListingRow(
                listing.id(),
                listing.reference(),
                d.address(),
                d.town(),
                d.outcode(),
                d.propertyType(),
                d.bedrooms(),
                d.rent(),
                d.availableFrom(),
                listing.status(),
                listing.landlordName(),
                listing.branchName(),
                listing.negotiatorName(),
                null));
    }

    /** The order as its headers say it. */
    ListingSort order() {
        return headerOrder()
                .map(order -> new ListingSort(
                        ListingSort.Column.valueOf(order.getSorted().getKey()),
                        order.getDirection() == SortDirection.ASCENDING))
                .orElse(ListingSort.DEFAULT);
    }

    private void card() {
        var card = LitRenderer.<ListingRow>of("""
                        <div class="row-card"><div><b>${item.address}</b><span>${item.rent}</span></div>
                        <div><span>${item.line}</span><span class="status ${item.status}">${item.statusText}</span></div></div>""")
                .withProperty("address", ListingRow::address)
                .withProperty("rent", row -> pcm(row.rent()))
                .withProperty("line", this::line)
                .withProperty("status", row -> row.status().name())
                .withProperty("statusText", row -> getTranslation("status." + row.status()));
        card(card);
    }

    private String line(ListingRow row) {
        return String.join(
                " · ",
                row.reference(),
                row.town(),
                getTranslation("listing.beds-short", row.bedrooms()),
                getTranslation("type." + row.propertyType()));
    }

    private LitRenderer<ListingRow> status() {
        return LitRenderer.<ListingRow>of("<span class=\"status ${item.status}\">${item.text}</span>")
                .withProperty("status", row -> row.status().name())
                .withProperty("text", row -> getTranslation("status." + row.status()));
    }

    private static String pcm(@Nullable Rent rent) {
        return rent == null ? "–" : Money.format(rent.pcmPence());
    }

    private String pw(@Nullable Rent rent) {
        return rent == null
                ? getTranslation("listing.rent-missing")
                : getTranslation("listing.rent-pw", Money.format(rent.pwPence()));
    }

    private static String available(ListingRow row) {
        var from = row.availableFrom();
        return from == null ? "–" : BritishDates.format(from);
    }
}
