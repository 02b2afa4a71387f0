package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.SavedListing;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.platform.Rent;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class ListingGrid extends Grid<ListingRow> {

    /** Below this width in pixels a row is one card instead of a line of cells. */
    private static final int NARROW = 700;

    private static final String CARD = "card";

    private final ListingService listings;
    private Predicate<String> shown = key -> true;
    private ListingFilter filter = ListingFilter.ALL;
    private ListingSort sort = ListingSort.DEFAULT;

    ListingGrid(ListingService listings, Consumer<Integer> counted) {
        super(50);
        this.listings = listings;
        addClassName("listing-grid");
        getElement().setAttribute("aria-label", getTranslation("listings.title"));
        setSelectionMode(SelectionMode.SINGLE);
        setColumnReorderingAllowed(true);
        setMultiSort(false);
        setSizeFull();
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
        setEmptyStateComponent(emptyState());
        setDataProvider(rows());
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
        openWithEnter();
    }

    /** Space alone selects, and only on cells of plain text. */
    private void openWithEnter() {
        getElement().executeJs("""
                this.addEventListener('keydown', event => {
                  const item = event.key === 'Enter' && this.getEventContext(event).item;
                  if (item) this.activeItem = item;
                })""");
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
            sort(
                    sort.equals(ListingSort.DEFAULT)
                            ? List.of()
                            : List.of(new GridSortOrder<>(
                                    getColumnByKey(sort.column().name()),
                                    sort.ascending() ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
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
        return getSortOrder().stream()
                .findFirst()
                .map(order -> new ListingSort(
                        ListingSort.Column.valueOf(order.getSorted().getKey()),
                        order.getDirection() == SortDirection.ASCENDING))
                .orElse(ListingSort.DEFAULT);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        Signal.effect(this, () -> {
            int width = ui.getPage().windowSizeSignal().get().width();
            // Nothing is known of the window yet while it has no width.
            narrow(width > 0 && width < NARROW);
        });
    }

    /** Shows these columns, by key, where there is room for columns. */
    void showColumns(Predicate<String> shown) {
        this.shown = shown;
        narrow(hasClassName("narrow"));
    }

    private void narrow(boolean narrow) {
        getColumns()
                .forEach(column -> column.setVisible(
                        CARD.equals(column.getKey()) ? narrow : !narrow && shown.test(column.getKey())));
        setClassName("narrow", narrow);
    }

    private void card() {
        var card = LitRenderer.<ListingRow>of("""
                        <div class="listing-card"><div><b>${item.address}</b><span>${item.rent}</span></div>
                        <div><span>${item.line}</span><span class="status ${item.status}">${item.statusText}</span></div></div>""")
                .withProperty("address", ListingRow::address)
                .withProperty("rent", row -> pcm(row.rent()))
                .withProperty("line", this::line)
                .withProperty("status", row -> row.status().name())
                .withProperty("statusText", row -> getTranslation("status." + row.status()));
        addColumn(card).setKey(CARD).setHeader(getTranslation("listings.title")).setVisible(false);
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

    private Grid.Column<ListingRow> text(
            ListingSort.Column key, String header, ValueProvider<ListingRow, @Nullable Object> value, String width) {
        return column(key, header, addColumn(row -> Objects.requireNonNullElse(value.apply(row), "")), width);
    }

    private Grid.Column<ListingRow> number(
            ListingSort.Column key, String header, ValueProvider<ListingRow, @Nullable Object> value, String width) {
        return text(key, header, value, width).setTextAlign(ColumnTextAlign.END);
    }

    private Grid.Column<ListingRow> column(
            ListingSort.Column key, String header, Grid.Column<ListingRow> column, String width) {
        return column.setKey(key.name())
                .setHeader(getTranslation(header))
                .setSortable(true)
                .setResizable(true)
                .setWidth(width)
                .setFlexGrow(1);
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

    private Div emptyState() {
        var empty = new Div(
                VaadinIcon.SEARCH.create(),
                new H3(getTranslation("listings.empty.title")),
                new Paragraph(getTranslation("listings.empty.text")));
        empty.addClassName("empty-state");
        return empty;
    }
}
