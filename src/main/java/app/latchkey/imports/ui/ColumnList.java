package app.latchkey.imports.ui;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportPlan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Each column of the file with some of its values, and the field it is read as. */
class ColumnList extends Div {

    private static final int ROWS_IN_SIGHT = 12;

    private final Wording wording;
    private final List<ImportField> fields;
    private final BiConsumer<Integer, @Nullable String> choose;
    private final Span read = new Span();
    private final Grid<Integer> grid = new Grid<>();
    private final Map<Integer, ComboBox<ImportField>> boxes = new HashMap<>();
    private List<FileColumn> columns = List.of();

    ColumnList(Wording wording, List<ImportField> fields, BiConsumer<Integer, @Nullable String> choose) {
        this.wording = wording;
        this.fields = fields;
        this.choose = choose;
        addClassName("import-columns");
        grid.addClassName("import-grid");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.getElement().setAttribute("aria-label", wording.of("import.columns"));
        grid.addComponentColumn(this::line)
                .setHeader(line(
                        new Span(wording.of("import.columns.name")),
                        new Span(wording.of("import.columns.sample")),
                        new Span(wording.of("import.columns.field"))))
                .setFlexGrow(1);
        read.addClassName("import-hint");
        add(grid, read);
    }

    /** A file's columns; each may be another one's than before. */
    void begin(ImportPlan plan) {
        columns = plan.columns();
        boxes.clear();
        grid.setAllRowsVisible(columns.size() <= ROWS_IN_SIGHT);
        grid.setItems(IntStream.range(0, columns.size()).boxed().toList());
    }

    void show(ImportPlan plan) {
        columns = plan.columns();
        boxes.forEach((column, box) -> box.setValue(field(column)));
        long told = columns.stream().filter(column -> column.field() != null).count();
        read.setText(wording.of("import.columns.read", Wording.number(told), Wording.number(columns.size())));
    }

    private Div line(Integer column) {
        var said = columns.get(column);
        var name = new Span(said.name());
        name.addClassName("import-column-name");
        var sample = new Span(
                said.sample().isEmpty() ? wording.of("import.columns.blank") : String.join(" · ", said.sample()));
        sample.addClassName("import-sample");
        return line(name, sample, box(column, said));
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("import-column");
        return line;
    }

    private ComboBox<ImportField> box(Integer column, FileColumn said) {
        var box = new ComboBox<ImportField>();
        box.setItems(fields);
        box.setItemLabelGenerator(field -> wording.of(field.key()));
        box.setPlaceholder(wording.of("import.columns.left-out"));
        box.setClearButtonVisible(true);
        box.setAriaLabel(wording.of("import.columns.field-of", said.name()));
        box.setValue(field(column));
        box.addValueChangeListener(event -> {
            var field = event.getValue() == null ? null : event.getValue().name();
            // The plan moves a field from another column to this one; that one's box only follows.
            if (!Objects.equals(columns.get(column).field(), field)) {
                choose.accept(column, field);
            }
        });
        boxes.put(column, box);
        return box;
    }

    private @Nullable ImportField field(int column) {
        var name = columns.get(column).field();
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
