package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.RejectedRow;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.Binder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the cells of one row into text fields: by click, Enter or F2 on a cell. Enter saves, Escape leaves everything as
 * it was, and the focus is back on the cell; a click on another row saves, as in a spreadsheet.
 */
class RowEditor {

    private static final String OPEN = "cell-open";

    private final RejectedGrid grid;
    private final Wording wording;
    private final List<FileColumn> columns;
    private final RejectedGrid.Correction correction;
    private final Runnable closed;
    private final Map<Integer, TextField> fields = new LinkedHashMap<>();
    private final Map<Grid.Column<RejectedRow>, Integer> places = new LinkedHashMap<>();
    private @Nullable RejectedRow row;

    RowEditor(
            RejectedGrid grid,
            Wording wording,
            List<FileColumn> columns,
            RejectedGrid.Correction correction,
            Runnable closed) {
        this.grid = grid;
        this.wording = wording;
        this.columns = columns;
        this.correction = correction;
        this.closed = closed;
        grid.getEditor().setBinder(new Binder<>()).setBuffered(true);
        grid.addItemClickListener(event -> {
            if (event.getColumn() == null) {
                return;
            }
            var place = places.get(event.getColumn());
            if (place == null) {
                new CorrectDialog(wording, columns, event.getItem(), grid, correction).openIfNarrow();
            } else {
                open(event.getItem(), place);
            }
        });
        listenToKeys();
    }

    /** Enter and F2 are the grid's own as long as nothing in a cell has the focus. */
    private void listenToKeys() {
        grid.getElement().executeJs("""
                this.addEventListener('focusin', event => {
                  const cell = this.shadowRoot.activeElement;
                  if (cell && cell.getAttribute('role') === 'gridcell') this.__lastCell = cell;
                });
                this.addEventListener('keydown', event => {
                  if (event.key !== 'Enter' && event.key !== 'F2') return;
                  if (event.composedPath().some(part => part.localName === 'vaadin-text-field')) return;
                  const at = this.getEventContext(event);
                  if (at.item && at.column) {
                    event.preventDefault();
                    this.dispatchEvent(new CustomEvent('cell-open',
                      {detail: {key: at.item.key, place: at.column.importPlace ?? -1}}));
                  }
                });""");
        grid.getElement()
                .addEventListener(OPEN, event -> {
                    var key = event.getEventData().get("event.detail.key").asString();
                    int place = event.getEventData().get("event.detail.place").asInt();
                    var opened = grid.getDataCommunicator().getKeyMapper().get(key);
                    if (opened == null) {
                        return;
                    }
                    if (place >= 0) {
                        open(opened, place);
                    } else {
                        new CorrectDialog(wording, columns, opened, grid, correction).openIfNarrow();
                    }
                })
                .addEventData("event.detail.key")
                .addEventData("event.detail.place");
    }

    void edits(Grid.Column<RejectedRow> column, int place) {
        var field = new TextField();
        field.setAriaLabel(columns.get(place).name());
        field.setWidthFull();
        field.setManualValidation(true);
        field.getElement()
                .addEventListener("keydown", event -> save(true))
                .setFilter("event.key === 'Enter'")
                .synchronizeProperty("value");
        field.getElement().addEventListener("keydown", event -> close(true)).setFilter("event.key === 'Escape'");
        column.getElement().setProperty("importPlace", place);
        column.setEditorComponent(field);
        fields.put(place, field);
        places.put(column, place);
    }

    boolean isOpen() {
        return row != null;
    }

    private void open(RejectedRow opened, int place) {
        if (row != null) {
            if (row.line() == opened.line()) {
                return;
            }
            save(false);
        }
        row = opened;
        fields.forEach((each, field) -> {
            var fault = grid.fault(opened, each);
            field.setValue(RejectedGrid.cell(opened, each));
            field.setInvalid(!fault.isEmpty());
            field.setTooltipText(fault);
        });
        grid.getEditor().editItem(opened);
        var field = fields.get(place);
        if (field != null) {
            field.focus();
            field.getElement().executeJs("requestAnimationFrame(() => this.inputElement.select())");
        }
    }

    private void save(boolean isBack) {
        var edited = row;
        if (edited == null) {
            return;
        }
        var changed = new LinkedHashMap<Integer, String>();
        fields.forEach((place, field) -> {
            if (!field.getValue().equals(RejectedGrid.cell(edited, place))) {
                changed.put(place, field.getValue());
            }
        });
        close(isBack);
        if (!changed.isEmpty()) {
            correction.correct(edited.line(), changed);
        }
    }

    private void close(boolean isBack) {
        row = null;
        grid.getEditor().cancel();
        closed.run();
        if (isBack) {
            grid.getElement().executeJs("requestAnimationFrame(() => this.__lastCell && this.__lastCell.focus())");
        }
    }
}
