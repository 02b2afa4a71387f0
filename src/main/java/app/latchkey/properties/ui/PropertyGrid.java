package app.latchkey.properties.ui;

import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import app.latchkey.platform.ui.LiveRows;
import app.latchkey.platform.ui.LiveUpdates;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertyRow;
import app.latchkey.properties.PropertyService;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.SavedProperty;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The lazy list: it holds the rows in sight and their filter, nothing else. */
class PropertyGrid extends DeskGrid<PropertyRow> {

    /** Columns that have no order: they are of today, and no index knows today. */
    private enum OfToday {
        OWNERS,
        LISTING
    }

    private final PropertyService properties;
    private PropertyFilter filter = PropertyFilter.ALL;
    private PropertySort sort = PropertySort.DEFAULT;

    PropertyGrid(String title, PropertyService properties, Consumer<Integer> counted) {
        super(title);
        this.properties = properties;
        card();
        text(PropertySort.Column.CREATED, "listing.reference", PropertyRow::reference, "8em");
        text(PropertySort.Column.ADDRESS, "listing.address", PropertyRow::address, "18em")
                .setFlexGrow(3);
        text(PropertySort.Column.TOWN, "listing.town", PropertyRow::town, "9em");
        text(PropertySort.Column.POSTCODE, "listing.postcode", PropertyRow::postcode, "8em");
        text(
                PropertySort.Column.PROPERTY_TYPE,
                "listing.type",
                row -> getTranslation("type." + row.propertyType()),
                "9em");
        number(PropertySort.Column.BEDROOMS, "listing.beds", PropertyRow::bedrooms, "6em");
        text(OfToday.OWNERS, "property.owners", row -> owners(row.owners()), "14em")
                .setFlexGrow(2)
                .setSortable(false);
        column(OfToday.LISTING, "property.newest-listing", addColumn(listing()), "9em")
                .setSortable(false);
        setEmptyStateComponent(
                new EmptyState(getTranslation("properties.empty.title"), getTranslation("properties.empty.text")));
        setDataProvider(rows());
        getLazyDataView().addItemCountChangeListener(event -> counted.accept(event.getItemCount()));
    }

    /** Keeps the rows as they are now; the line goes above the list. */
    LiveRows<PropertyRow> live(LiveUpdates live) {
        return new LiveRows<>(
                live,
                this,
                PropertyService.ENTITY,
                "properties.changed",
                new LiveRows.Rows<>(
                        PropertyRow::id,
                        properties::rowsOf,
                        ids -> properties.matching(filter, ids),
                        this::place,
                        () -> sort.column() == PropertySort.Column.CREATED));
    }

    /** What of a row decides where it stands. */
    private @Nullable Object place(PropertyRow row) {
        return switch (sort.column()) {
            case CREATED -> row.id();
            case ADDRESS -> row.address();
            case TOWN -> row.town();
            case POSTCODE -> row.postcode();
            case PROPERTY_TYPE -> row.propertyType();
            case BEDROOMS -> row.bedrooms();
        };
    }

    private CallbackDataProvider<PropertyRow, Void> rows() {
        return new CallbackDataProvider<>(
                query -> page(query.getOffset(), query.getLimit()),
                query -> Math.toIntExact(properties.count(filter)),
                PropertyRow::id);
    }

    private Stream<PropertyRow> page(int offset, int limit) {
        return properties.rows(filter, sort, offset, limit).stream();
    }

    /** Shows other rows; the same filter and order keep those that are there. */
    void show(PropertyFilter newFilter, PropertySort newSort) {
        if (!newFilter.equals(filter) || !newSort.equals(sort)) {
            filter = newFilter;
            sort = newSort;
            showOrder(sort.equals(PropertySort.DEFAULT) ? null : sort.column(), sort.ascending());
            getDataProvider().refreshAll();
        }
    }

    /** Shows which row is open; it need not be in sight. */
    void mark(SavedProperty property) {
        var d = property.details();
        var postcode = d.postcode();
        select(new PropertyRow(
                property.id(),
                d.address(),
                d.town(),
                postcode == null ? d.outcode() : postcode.value(),
                d.propertyType(),
                d.bedrooms(),
                null,
                null));
    }

    /** The order as its headers say it. */
    PropertySort order() {
        return headerOrder()
                .map(order -> new PropertySort(
                        PropertySort.Column.valueOf(order.getSorted().getKey()),
                        order.getDirection() == SortDirection.ASCENDING))
                .orElse(PropertySort.DEFAULT);
    }

    private void card() {
        card(LitRenderer.<PropertyRow>of("""
                        <div class="row-card"><div><b>${item.address}</b><span>${item.owners}</span></div>
                        <div><span>${item.line}</span>
                        <span class="status ${item.status}" ?hidden="${!item.status}">${item.statusText}</span></div></div>""")
                .withProperty("address", PropertyRow::address)
                .withProperty("owners", row -> owners(row.owners()))
                .withProperty("line", this::line)
                .withProperty("status", row -> Objects.requireNonNullElse(row.listingStatus(), ""))
                .withProperty("statusText", this::status));
    }

    private String line(PropertyRow row) {
        return Stream.of(
                        row.reference(),
                        row.town(),
                        getTranslation("listing.beds-short", row.bedrooms()),
                        getTranslation("type." + row.propertyType()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private LitRenderer<PropertyRow> listing() {
        return LitRenderer.<PropertyRow>of(
                        "<span class=\"status ${item.status}\" ?hidden=\"${!item.status}\">${item.text}</span>")
                .withProperty("status", row -> Objects.requireNonNullElse(row.listingStatus(), ""))
                .withProperty("text", this::status);
    }

    private String status(PropertyRow row) {
        return row.listingStatus() == null ? "" : getTranslation("status." + row.listingStatus());
    }

    private static String owners(@Nullable String owners) {
        return owners == null ? "–" : owners;
    }
}
