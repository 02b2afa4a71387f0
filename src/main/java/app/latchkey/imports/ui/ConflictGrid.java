package app.latchkey.imports.ui;

import app.latchkey.imports.ImportJob;
import app.latchkey.imports.UndoConflict;
import app.latchkey.platform.ui.Dates;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import java.util.function.Supplier;

/** Rows that an undo left because somebody changed their records since: each is undone, too, or kept. */
class ConflictGrid extends Grid<UndoConflict> {

    private static final int ROWS_IN_SIGHT = 10;

    private final transient Course course;
    private final transient Wording wording;
    private ImportJob job;
    private int count;

    ConflictGrid(Course course, ImportJob first) {
        this.course = course;
        this.wording = course.wording();
        this.job = first;
        addClassName("import-grid");
        getElement().setAttribute("aria-label", wording.of("import.conflicts"));
        setSelectionMode(SelectionMode.NONE);
        addColumn(new ComponentRenderer<>(this::line))
                .setHeader(wording.of("import.conflict"))
                .setFlexGrow(1);
        setDataProvider(new CallbackDataProvider<UndoConflict, Void>(
                query -> course.findings().conflicts(job, query.getOffset(), query.getLimit()).stream(),
                query -> count,
                UndoConflict::line));
    }

    void renew(ImportJob now, int conflicts) {
        job = now;
        count = conflicts;
        setAllRowsVisible(conflicts <= ROWS_IN_SIGHT);
        getDataProvider().refreshAll();
    }

    private Div line(UndoConflict conflict) {
        var name = new Span(conflict.name());
        name.addClassName("import-column-name");
        var at = conflict.at();
        var why = new Span(wording.of("import.line-of", Wording.number(conflict.line())) + " · "
                + (conflict.by() == null || at == null
                        ? wording.of("import.conflict.held")
                        : wording.of("import.conflict.by", conflict.by(), Dates.moment(at))));
        why.addClassName("import-hint");
        var undo = decision(
                "import.conflict.undo", conflict, () -> course.imports().undoAnyway(job, conflict.line()));
        var keep = decision(
                "import.conflict.keep", conflict, () -> course.imports().keep(job, conflict.line()));
        var line = new Div(new Div(name, why), Stage.actions(undo, keep));
        line.addClassName("import-conflict");
        return line;
    }

    private Button decision(String text, UndoConflict conflict, Supplier<ImportJob> decide) {
        var button = Stage.quiet(wording.of(text), () -> course.go(decide));
        button.setAriaLabel(wording.of(text + ".of", conflict.name()));
        return button;
    }
}
