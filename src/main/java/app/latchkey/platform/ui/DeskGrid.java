package app.latchkey.platform.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.signals.Signal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A lazy list of rows: one is chosen by click or Enter, every column sorts by its key, and on a narrow screen a row is
 * one card instead of a line of cells.
 */
public class DeskGrid<T> extends Grid<T> {

    private static final long serialVersionUID = 1L;

    /** Below this width in pixels a row is a card. */
    private static final int NARROW = 700;

    private static final String CARD = "card";

    private final String title;
    private Predicate<String> shown = key -> true;
    private @Nullable LitRenderer<T> card;

    public DeskGrid(String title) {
        super(50);
        this.title = title;
        addClassName("desk-grid");
        getElement().setAttribute("aria-label", title);
        setSelectionMode(SelectionMode.SINGLE);
        setColumnReorderingAllowed(true);
        setMultiSort(false);
        setSizeFull();
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
    public void showColumns(Predicate<String> wanted) {
        shown = wanted;
        narrow(hasClassName("narrow"));
    }

    private void narrow(boolean narrow) {
        var there = getColumnByKey(CARD);
        if (narrow && there == null && card != null) {
            addColumn(card).setKey(CARD).setHeader(title);
        } else if (!narrow && there != null) {
            removeColumn(there);
        }
        getColumns().stream()
                .filter(column -> !TickColumn.KEY.equals(column.getKey()))
                .filter(column -> !CARD.equals(column.getKey()))
                .forEach(column -> column.setVisible(!narrow && shown.test(column.getKey())));
        setClassName("narrow", narrow);
    }

    /**
     * What a row looks like on a narrow screen; the template's outermost element has the class row-card. Its values are
     * sent only where there are cards.
     */
    protected void card(LitRenderer<T> renderer) {
        card = renderer;
    }

    protected Column<T> text(Enum<?> key, String header, ValueProvider<T, @Nullable Object> value, String width) {
        return column(key, header, addColumn(row -> Objects.requireNonNullElse(value.apply(row), "")), width);
    }

    protected Column<T> number(Enum<?> key, String header, ValueProvider<T, @Nullable Object> value, String width) {
        return text(key, header, value, width).setTextAlign(ColumnTextAlign.END);
    }

    protected Column<T> column(Enum<?> key, String header, Column<T> column, String width) {
        return column.setKey(key.name())
                .setHeader(getTranslation(header))
                .setSortable(true)
                .setResizable(true)
                .setWidth(width)
                .setFlexGrow(1);
    }

    /** Shows in the headers how the rows run, if they run by a column; null for the order they have by themselves. */
    protected void showOrder(@Nullable Enum<?> column, boolean ascending) {
        var header = column == null ? null : getColumnByKey(column.name());
        sort(
                header == null
                        ? List.of()
                        : List.of(new GridSortOrder<>(
                                header, ascending ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
    }

    /** The order as the headers say it; empty for the order the rows have by themselves. */
    protected Optional<GridSortOrder<T>> headerOrder() {
        return getSortOrder().stream().findFirst();
    }
}
