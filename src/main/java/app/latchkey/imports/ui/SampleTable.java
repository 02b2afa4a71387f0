package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportPlan;
import app.latchkey.imports.SampleRow;
import app.latchkey.imports.files.UnreadableFile;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/** The first rows as they would become. */
class SampleTable extends Div {

    private final Course course;
    private final Wording wording;
    private final NativeTable table = new NativeTable();
    private final int width;
    private List<SampleRow> shown = List.of();

    SampleTable(Course course, List<String> headings) {
        this.course = course;
        this.wording = course.wording();
        this.width = headings.size();
        addClassName("import-table");
        getElement()
                .setAttribute("role", "region")
                .setAttribute("tabindex", "0")
                .setAttribute("aria-label", wording.of("import.sample"));
        var head = table.getHead().addRow();
        head.addHeaderCell().setText(wording.of("import.line"));
        headings.forEach(heading -> head.addHeaderCell().setText(wording.of(heading)));
        head.getHeaderCells().forEach(cell -> cell.getElement().setAttribute("scope", "col"));
        add(table);
    }

    void show(ImportJob job, ImportPlan plan) {
        try {
            var rows = course.plans().sample(job, plan);
            if (!rows.equals(shown)) {
                shown = rows;
                table.getBody().removeAllRows();
                rows.forEach(this::row);
            }
        } catch (UnreadableFile refused) {
            table.getBody().removeAllRows();
            shown = List.of();
            table.getBody().addRow().addDataCell().setText(wording.of(refused));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void row(SampleRow sample) {
        var row = table.getBody().addRow();
        row.addDataCell().setText(Wording.number(sample.line()));
        sample.cells().forEach(cell -> row.addDataCell().setText(wording.of(cell)));
        if (!sample.problems().isEmpty()) {
            var said = sample.problems().stream().map(wording::of).collect(Collectors.joining(" "));
            if (sample.cells().isEmpty()) {
                problem(row.addDataCell(), width, said);
            } else {
                problem(table.getBody().addRow().addDataCell(), width + 1, said);
            }
        }
    }

    private static void problem(NativeTableCell cell, int columns, String said) {
        cell.setText(said);
        cell.addClassName("import-reason");
        cell.getElement().setAttribute("colspan", Integer.toString(columns));
    }
}
