package app.latchkey.platform.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.data.provider.Query;
import com.vaadin.flow.data.renderer.LitRenderer;
import com.vaadin.flow.function.SerializableFunction;
import com.vaadin.flow.function.SerializableRunnable;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A first column of ticks. Click ticks one row, Shift-click all from the one before, Space the row with the focus; the
 * head ticks whatever the filter finds without reading it.
 */
public class TickColumn<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    /** The column's key; it stays whatever else is shown. */
    public static final String KEY = "tick";

    private static final String DETAIL = "event.detail.";

    /** As many as one Shift-click reads. */
    private static final int LONGEST_RANGE = 500;

    private final Grid<T> grid;
    private final Ticks ticks;
    private final ToLongFunction<T> id;
    private final SerializableRunnable changed;
    private final Checkbox head = new Checkbox();
    private @Nullable Integer last;

    public TickColumn(
            Grid<T> grid,
            Ticks ticks,
            ToLongFunction<T> id,
            SerializableFunction<T, String> name,
            SerializableRunnable changed) {
        this.grid = grid;
        this.ticks = ticks;
        this.id = id;
        this.changed = changed;
        head.setAriaLabel(grid.getTranslation("ticks.all"));
        head.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                tickAll(event.getValue());
            }
        });
        var column = grid.addColumn(renderer(name))
                .setKey(KEY)
                .setHeader(head)
                .setWidth("3rem")
                .setFlexGrow(0)
                .setFrozen(true)
                .setResizable(false);
        column.getElement().setAttribute("class", KEY);
        var columns = new ArrayList<>(grid.getColumns());
        columns.remove(column);
        columns.addFirst(column);
        grid.setColumnOrder(columns);
        listen();
    }

    private LitRenderer<T> renderer(SerializableFunction<T, String> name) {
        return LitRenderer.<T>of("""
                        <label class="tick"><input type="checkbox" tabindex="-1" aria-label="${item.name}"
                          .checked="${live(item.ticked)}"
                          @click="${event => { event.preventDefault(); root.dispatchEvent(new CustomEvent('row-tick',
                            {bubbles: true, composed: true, detail: {key: itemKey, index, range: event.shiftKey}})); }}">
                        </label>""")
                .withProperty("ticked", row -> ticks.has(id.applyAsLong(row)))
                .withProperty("name", row -> grid.getTranslation("ticks.row", name.apply(row)));
    }

    private void listen() {
        // On the way up the grid itself would click what is in the cell: tick once more, or open the row.
        grid.getElement().executeJs("""
                const isOnRow = event => {
                  const cell = event.composedPath()[0].localName;
                  return event.key === ' ' && (cell === 'td' || cell === 'tr')
                    && this.getEventContext(event).section === 'body' && this.getEventContext(event).item;
                };
                this.addEventListener('keydown', event => {
                  if (isOnRow(event)) {
                    event.preventDefault();
                    event.stopImmediatePropagation();
                    const {item, index} = this.getEventContext(event);
                    this.dispatchEvent(new CustomEvent('row-tick',
                      {detail: {key: item.key, index, range: event.shiftKey}}));
                  }
                }, true);
                this.addEventListener('keyup', event => {
                  if (isOnRow(event)) event.stopImmediatePropagation();
                }, true)""");
        grid.getElement()
                .addEventListener("row-tick", event -> {
                    var detail = event.getEventData();
                    var row = grid.getDataCommunicator()
                            .getKeyMapper()
                            .get(detail.get(DETAIL + "key").asString());
                    if (row != null) {
                        tick(
                                row,
                                detail.get(DETAIL + "index").asInt(),
                                detail.get(DETAIL + "range").asBoolean());
                    }
                })
                .addEventData(DETAIL + "key")
                .addEventData(DETAIL + "index")
                .addEventData(DETAIL + "range");
    }

    /** @param range whether all from the row ticked before become as this one becomes */
    void tick(T row, int index, boolean range) {
        boolean ticked = !ticks.has(id.applyAsLong(row));
        var from = last;
        if (range && from != null && Math.abs(from - index) < LONGEST_RANGE) {
            var between = grid.getDataProvider()
                    .fetch(new Query<>(Math.min(from, index), Math.abs(from - index) + 1, List.of(), null, null))
                    .map(id::applyAsLong)
                    .toList();
            refuseTooMany(ticks.set(between, ticked));
            grid.getDataProvider().refreshAll();
        } else {
            refuseTooMany(ticks.set(List.of(id.applyAsLong(row)), ticked));
            grid.getDataProvider().refreshItem(row);
        }
        last = index;
        show();
    }

    private void refuseTooMany(boolean done) {
        if (!done) {
            Toasts.notice(grid.getTranslation("ticks.too-many"));
        }
    }

    public void tickAll(boolean ticked) {
        if (ticked) {
            ticks.all();
        } else {
            ticks.none();
        }
        last = null;
        grid.getDataProvider().refreshAll();
        show();
    }

    /** Ticks are of the list they were made in: another filter begins without. */
    public void forget() {
        ticks.none();
        last = null;
        show();
    }

    private void show() {
        boolean some = !ticks.byHand().isEmpty();
        head.setValue(ticks.isAll() && !some);
        head.setIndeterminate(some);
        changed.run();
    }
}
