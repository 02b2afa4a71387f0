package app.latchkey.imports.ui;

import app.latchkey.imports.CheckedRow;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.RowAction;
import app.latchkey.platform.ui.DeskGrid;
import app.latchkey.platform.ui.EmptyState;
import com.vaadin.flow.data.provider.CallbackDataProvider;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Good rows as they would become; of records that are there, what would change, before and after. */
class CheckedGrid extends DeskGrid<CheckedRow> {

    private static final String CHANGES = """
            <ul class="import-changes">${item.changes.map(each => html`<li><b>${each.field}:</b>
            <del>${each.before}</del> <span aria-hidden="true">→</span> <ins>${each.after}</ins></li>`)}</ul>""";

    private final transient Wording wording;
    private final transient ChangeWords words;
    private ImportJob job;

    CheckedGrid(Course course, ImportJob first, RowAction action) {
        super(course.wording().of("import.action." + action));
        this.wording = course.wording();
        this.job = first;
        var plans = course.plans();
        var findings = course.findings();
        words = new ChangeWords(wording, plans.fields(first.kind()));
        addClassName("import-grid");
        // From the style sheet: the whole of a parent that has no height of its own has room for every row.
        setHeight(null);
        setSelectionMode(SelectionMode.NONE);
        addColumns(plans.previewColumns(first.kind()), action == RowAction.UPDATE);
        card(LitRenderer.<CheckedRow>of(
                        "<div class=\"row-card\"><div><b>${item.name}</b><span>${item.line}</span></div>"
                                + "<div>${item.more}</div>" + (action == RowAction.UPDATE ? CHANGES : "") + "</div>")
                .withProperty("name", row -> cells(row).limit(2).collect(Collectors.joining(" · ")))
                .withProperty("line", row -> wording.of("import.line-of", Wording.number(row.line())))
                .withProperty("more", row -> cells(row).skip(2).collect(Collectors.joining(" · ")))
                .withProperty("changes", this::changes));
        setDataProvider(new CallbackDataProvider<CheckedRow, Void>(
                query -> findings.rows(job, action, query.getOffset(), query.getLimit()).stream(),
                query -> count(action),
                CheckedRow::line));
        setEmptyStateComponent(new EmptyState(
                wording.of("import.none." + action + ".title"), wording.of("import.none." + action + ".text")));
    }

    private void addColumns(List<String> headings, boolean hasChanges) {
        addColumn(row -> Wording.number(row.line()))
                .setKey("line")
                .setHeader(wording.of("import.line"))
                .setWidth("6em")
                .setFlexGrow(0);
        if (hasChanges) {
            addColumn(LitRenderer.<CheckedRow>of(CHANGES).withProperty("changes", this::changes))
                    .setKey("changes")
                    .setHeader(wording.of("import.changes"))
                    .setResizable(true)
                    .setWidth("24em")
                    .setFlexGrow(2);
        }
        for (int column = 0; column < headings.size(); column++) {
            int place = column;
            addColumn(row -> place < row.cells().size() ? wording.of(row.cells().get(place)) : "")
                    .setKey("cell" + place)
                    .setHeader(wording.of(headings.get(place)))
                    .setResizable(true)
                    .setWidth("9em")
                    .setFlexGrow(1);
        }
        addColumn(row -> row.notices().stream().map(wording::of).collect(Collectors.joining("; ")))
                .setKey("notices")
                .setHeader(wording.of("import.notice.column"))
                .setResizable(true)
                .setWidth("14em")
                .setFlexGrow(2);
    }

    private Stream<String> cells(CheckedRow row) {
        return row.cells().stream().map(wording::of).filter(cell -> !cell.isBlank());
    }

    private List<ChangeWords.Line> changes(CheckedRow row) {
        return row.changes().stream().map(words::line).toList();
    }

    private int count(RowAction action) {
        var counts = job.counts();
        return switch (action) {
            case INSERT -> counts.inserted();
            case UPDATE -> counts.updated();
            case UNCHANGED -> counts.unchanged();
            case REJECTED -> counts.rejected();
        };
    }

    void renew(ImportJob now) {
        job = now;
        getDataProvider().refreshAll();
    }
}
