package app.latchkey.metrics.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of figures under a heading, or a sentence when there are none. */
class FigureTable<T> extends Div {

    private final String title;
    private final Paragraph empty = new Paragraph();
    private final NativeTable table = new NativeTable();
    private final Div frame = new Div(table);
    private final NativeTableRow headers = new NativeTableRow();
    private final transient List<Column<T>> columns = new ArrayList<>();
    private transient @Nullable List<T> shown;

    /** @param key of the heading; the sentence for no rows has the same with ".none" */
    FigureTable(String key) {
        addClassName("figure-table");
        title = getTranslation(key);
        empty.setText(getTranslation(key + ".none"));
        table.getHead().add(headers);
        frame.addClassName("figure-rows");
        frame.getElement().setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", title);
        frame.getElement().setAttribute("tabindex", "0");
        add(new H2(title), empty, frame);
    }

    FigureTable<T> text(String header, Function<T, String> value) {
        return column(header, "", row -> new Span(value.apply(row)));
    }

    FigureTable<T> number(String header, Function<T, String> value) {
        return column(header, "number", row -> new Span(value.apply(row)));
    }

    FigureTable<T> code(String header, Function<T, String> value) {
        return column(header, "code", row -> new Code(value.apply(row)));
    }

    FigureTable<T> part(String header, Function<T, Component> value) {
        return column(header, "", value);
    }

    private FigureTable<T> column(String header, String style, Function<T, Component> value) {
        var cell = new NativeTableHeaderCell(getTranslation(header));
        cell.getElement().setAttribute("scope", "col");
        cell.addClassNames(style.isEmpty() ? new String[0] : new String[] {style});
        headers.add(cell);
        columns.add(new Column<>(style, value));
        return this;
    }

    /** The same rows again leave everything as it is, and with it what somebody has marked. */
    void show(List<T> rows) {
        if (rows.equals(shown)) {
            return;
        }
        shown = rows;
        empty.setVisible(rows.isEmpty());
        frame.setVisible(!rows.isEmpty());
        table.getBody().removeAll();
        for (var row : rows) {
            var line = new NativeTableRow();
            for (var column : columns) {
                var cell = new NativeTableCell(column.value.apply(row));
                cell.addClassNames(column.style.isEmpty() ? new String[0] : new String[] {column.style});
                line.add(cell);
            }
            table.getBody().add(line);
        }
    }

    /** Instead of rows: why there can't be any. */
    void unknown(String sentence) {
        show(List.of());
        empty.setText(sentence);
    }

    private record Column<T>(String style, Function<T, Component> value) {}
}
