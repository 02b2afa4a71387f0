package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.ImportStatus;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Which column of the file is read as which field. */
class ColumnsStep extends Step {

    private static final int ROWS_IN_SIGHT = 14;

    private final ImportService imports;
    private final Wording wording;
    private final BiConsumer<ImportJob, List<@Nullable String>> check;
    private final Div missing = new Div();
    private final Details table = new Details();
    private final Map<Integer, Select<ImportField>> selects = new HashMap<>();
    private List<ImportField> fields = List.of();
    private List<@Nullable String> matching = new ArrayList<>();

    ColumnsStep(ImportService imports, Wording wording, BiConsumer<ImportJob, List<@Nullable String>> check) {
        super(wording, 2, "import.step.columns");
        this.imports = imports;
        this.wording = wording;
        this.check = check;
        missing.addClassName("import-warning");
        missing.getElement().setAttribute("role", "status");
        table.addClassName("import-columns");
        later(wording);
    }

    void show(@Nullable ImportJob job) {
        if (job == null) {
            later(wording);
            return;
        }
        fields = imports.fields(job.kind());
        matching = new ArrayList<>();
        job.columns().forEach(column -> matching.add(column.field()));
        selects.clear();
        boolean isOpen = job.status().isOpen();
        var lead = new Paragraph(wording.of("import.columns.lead"));
        lead.addClassName("import-hint");
        table.removeAll();
        table.add(lead, grid(job.columns(), isOpen));
        table.setOpened(job.status() == ImportStatus.UPLOADED);
        tell();
        if (!isOpen) {
            fill(table);
            return;
        }
        var button = worker(
                wording.of(job.status() == ImportStatus.UPLOADED ? "import.check" : "import.check-again"),
                () -> checkIfComplete(job));
        button.setTestId("import-check");
        var actions = new Div(button, progress(wording));
        actions.addClassName("import-actions");
        fill(table, missing, actions);
    }

    private void checkIfComplete(ImportJob job) {
        if (imports.missing(job.kind(), matching).isEmpty()) {
            check.accept(job, matching);
        } else {
            table.setOpened(true);
        }
    }

    private Grid<Integer> grid(List<FileColumn> columns, boolean isOpen) {
        var grid = new Grid<Integer>();
        grid.addClassName("import-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setAllRowsVisible(columns.size() <= ROWS_IN_SIGHT);
        grid.getElement().setAttribute("aria-label", wording.of("import.step.columns"));
        grid.addColumn(column -> columns.get(column).name())
                .setHeader(wording.of("import.columns.name"))
                .setResizable(true)
                .setFlexGrow(1);
        grid.addColumn(LitRenderer.<Integer>of("<span class=\"import-sample\">${item.sample}</span>")
                        .withProperty(
                                "sample",
                                column -> String.join(" · ", columns.get(column).sample())))
                .setHeader(wording.of("import.columns.sample"))
                .setResizable(true)
                .setFlexGrow(2);
        grid.addComponentColumn(column -> select(column, columns.get(column), isOpen))
                .setHeader(wording.of("import.columns.field"))
                .setWidth("17em")
                .setFlexGrow(0);
        grid.setItems(IntStream.range(0, columns.size()).boxed().toList());
        return grid;
    }

    private Select<ImportField> select(int column, FileColumn said, boolean isOpen) {
        var select = new Select<ImportField>();
        select.setItems(fields);
        select.setItemLabelGenerator(
                field -> field == null ? wording.of("import.columns.left-out") : wording.of(field.key()));
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(wording.of("import.columns.left-out"));
        select.setAriaLabel(wording.of("import.columns.field-of", said.name()));
        select.setReadOnly(!isOpen);
        select.addClassName("import-field");
        choose(select, matching.get(column));
        select.addValueChangeListener(event -> match(column, event.getValue()));
        selects.put(column, select);
        return select;
    }

    private void choose(Select<ImportField> select, @Nullable String name) {
        select.setValue(fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null));
    }

    /** A field has one column: the one it was chosen for last. */
    private void match(int column, @Nullable ImportField field) {
        var name = field == null ? null : field.name();
        if (Objects.equals(matching.get(column), name)) {
            return;
        }
        int before = name == null ? -1 : matching.indexOf(name);
        matching.set(column, name);
        if (before >= 0) {
            matching.set(before, null);
            var select = selects.get(before);
            if (select != null) {
                choose(select, null);
            }
        }
        tell();
    }

    private void tell() {
        long read = matching.stream().filter(Objects::nonNull).count();
        table.setSummaryText(wording.of("import.columns.read", Wording.number(read), Wording.number(matching.size())));
        var absent = imports.missing(ImportView.KIND, matching);
        missing.setVisible(!absent.isEmpty());
        missing.setText(
                absent.isEmpty()
                        ? ""
                        : wording.of(
                                "import.columns.missing",
                                absent.stream()
                                        .map(field -> wording.of(field.key()))
                                        .collect(Collectors.joining(", "))));
    }
}
