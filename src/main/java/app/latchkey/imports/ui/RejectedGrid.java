package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ReasonCount;
import app.latchkey.imports.RejectedRow;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rejected rows as they stand in the file, what is wrong with each beside them, to be corrected where it is wrong. While
 * a row is being corrected the list stays as it is: what changed meanwhile is shown afterwards.
 */
class RejectedGrid extends DeskGrid<RejectedRow> {

    /** What was changed of a row. */
    @FunctionalInterface
    interface Correction {
        void correct(long line, Map<Integer, String> cells);
    }

    private final transient Wording wording;
    private final List<FileColumn> columns;
    private final RowEditor editor;
    private ImportJob job;
    private boolean isStale;

    RejectedGrid(Course course, ImportJob first, Correction correction) {
        super(course.wording().of("import.action.REJECTED"));
        this.wording = course.wording();
        this.job = first;
        this.columns = first.plan().columns();
        var findings = course.findings();
        addClassNames("import-grid", "import-rejected-rows");
        // From the style sheet: the whole of a parent that has no height of its own has room for every row.
        setHeight(null);
        setSelectionMode(SelectionMode.NONE);
        setColumnReorderingAllowed(false);
        editor = new RowEditor(this, wording, columns, correction, this::catchUp);
        addColumns(first(findings.reasons(first)));
        card(LitRenderer.<RejectedRow>of("""
                <div class="row-card"><div><b>${item.line}</b></div><div>${item.cells}</div>
                <span class="import-reason">${item.wrong}</span></div>""")
                .withProperty("line", row -> wording.of("import.line-of", Wording.number(row.line())))
                .withProperty(
                        "cells",
                        row -> row.cells().stream()
                                .filter(cell -> !cell.isBlank())
                                .limit(4)
                                .collect(Collectors.joining(" · ")))
                .withProperty("wrong", this::wrong));
        setDataProvider(new CallbackDataProvider<RejectedRow, Void>(
                query -> findings.rejected(job, query.getOffset(), query.getLimit()).stream(),
                query -> job.counts().rejected(),
                RejectedRow::line));
        setEmptyStateComponent(
                new EmptyState(wording.of("import.none.REJECTED.title"), wording.of("import.none.REJECTED.text")));
    }

    /** The columns that are at fault, then the others that are read. */
    private List<Integer> first(List<ReasonCount> reasons) {
        var atFault = reasons.stream()
                .map(ReasonCount::column)
                .filter(Objects::nonNull)
                .filter(column -> column < columns.size())
                .collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        atFault.stream(),
                        IntStream.range(0, columns.size())
                                .boxed()
                                .filter(column -> columns.get(column).field() != null && !atFault.contains(column)))
                .toList();
    }

    private void addColumns(List<Integer> places) {
        addColumn(row -> Wording.number(row.line()))
                .setKey("line")
                .setHeader(wording.of("import.line"))
                .setWidth("5.5em")
                .setFlexGrow(0);
        addColumn(LitRenderer.<RejectedRow>of("<span class=\"import-reason\">${item.wrong}</span>")
                        .withProperty("wrong", this::wrong))
                .setKey("wrong")
                .setHeader(wording.of("import.wrong"))
                .setResizable(true)
                .setWidth("22em")
                .setFlexGrow(2);
        for (var place : places) {
            var column = addColumn(LitRenderer.<RejectedRow>of("""
                    <span class="import-cell ${item.fault ? 'fault' : ''}">${item.cell}</span>""")
                    .withProperty("cell", row -> cell(row, place))
                    .withProperty("fault", row -> !fault(row, place).isEmpty()));
            column.setKey("cell" + place)
                    .setHeader(columns.get(place).name())
                    .setResizable(true)
                    .setWidth("11em")
                    .setFlexGrow(1)
                    .setTooltipGenerator(row -> fault(row, place));
            editor.edits(column, place);
        }
    }

    private String wrong(RejectedRow row) {
        return row.problems().stream()
                .map(problem -> {
                    var column = problem.column();
                    var said = wording.of(problem.text());
                    return column == null || column >= columns.size()
                            ? said
                            : wording.of("import.cell", columns.get(column).name(), said);
                })
                .collect(Collectors.joining(" "));
    }

    static String cell(RejectedRow row, int column) {
        return column < row.cells().size() ? row.cells().get(column) : "";
    }

    String fault(RejectedRow row, int column) {
        return row.problems().stream()
                .filter(problem -> Objects.equals(problem.column(), column))
                .map(problem -> wording.of(problem.text()))
                .collect(Collectors.joining(" "));
    }

    void renew(ImportJob now) {
        job = now;
        if (editor.isOpen()) {
            isStale = true;
        } else {
            getDataProvider().refreshAll();
        }
    }

    private void catchUp() {
        if (isStale) {
            isStale = false;
            getDataProvider().refreshAll();
        }
    }
}
