package app.latchkey.imports.ui;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportPlan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;

/** Fields that are the same in every row: those that no column holds, or that stand in where a cell is blank. */
class ConstantList extends Div {

    private static final int LONGEST = 1000;

    private final Wording wording;
    private final List<ImportField> fields;
    private final BiConsumer<String, String> tell;
    private final ComboBox<ImportField> add = new ComboBox<>();
    private final Div lines = new Div();
    private final Map<String, Line> shown = new LinkedHashMap<>();
    private List<ImportField> offered = List.of();
    private Map<String, String> told = Map.of();

    /** One field with its value. */
    private record Line(Div row, HasValue<?, String> value) {}

    ConstantList(Wording wording, List<ImportField> fields, BiConsumer<String, String> tell) {
        this.wording = wording;
        this.fields = fields;
        this.tell = tell;
        addClassName("import-constants");
        lines.addClassName("import-constant-lines");
        add.setLabel(wording.of("import.constant.add"));
        add.setPlaceholder(wording.of("import.constant.choose"));
        add.setItemLabelGenerator(field -> wording.of(field.key()));
        add.addValueChangeListener(event -> {
            var field = event.getValue();
            if (field != null && event.isFromClient()) {
                add.clear();
                open(field, true);
            }
        });
        add(lines, add);
    }

    /** Another file, or the same read in another way. */
    void begin() {
        lines.removeAll();
        shown.clear();
        told = Map.of();
    }

    /** A line in which nothing is said, yet or any more, stays. */
    void show(ImportPlan plan) {
        var before = told;
        told = plan.constants();
        before.keySet().stream()
                .filter(name -> !told.containsKey(name) && !isBlank(name))
                .forEach(this::close);
        fields.stream().filter(field -> told.containsKey(field.name())).forEach(this::follow);
        var read = plan.columns().stream()
                .map(column -> Objects.toString(column.field(), ""))
                .toList();
        offer(fields.stream()
                .filter(field -> !read.contains(field.name()) && !shown.containsKey(field.name()))
                .toList());
    }

    private void follow(ImportField field) {
        var line = shown.get(field.name());
        if (line == null) {
            open(field, false);
        } else {
            fill(line.value(), field);
        }
    }

    private void fill(HasValue<?, String> line, ImportField field) {
        var value = value(field);
        if (value.isEmpty()) {
            line.clear();
        } else {
            line.setValue(value);
        }
    }

    private boolean isBlank(String field) {
        var line = shown.get(field);
        return line != null && Objects.toString(line.value().getValue(), "").isBlank();
    }

    private String value(ImportField field) {
        var value = told.getOrDefault(field.name(), "");
        return field.choices().isEmpty() || field.choices().contains(value) ? value : "";
    }

    private void close(String field) {
        var line = shown.remove(field);
        if (line != null) {
            lines.remove(line.row());
        }
    }

    private void offer(List<ImportField> now) {
        if (!now.equals(offered)) {
            offered = now;
            add.setItems(now);
        }
    }

    private void open(ImportField field, boolean isNew) {
        offer(offered.stream().filter(other -> !other.equals(field)).toList());
        var label = wording.of("import.constant.of", wording.of(field.key()));
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(wording.of("import.constant.remove", wording.of(field.key())));
        remove.addClickListener(event -> {
            close(field.name());
            tell.accept(field.name(), "");
            add.focus();
        });
        if (field.choices().isEmpty()) {
            open(field, text(field, label), remove, isNew);
        } else {
            open(field, choice(field, label), remove, isNew);
        }
    }

    private <C extends Component & HasValue<?, String> & Focusable<?>> void open(
            ImportField field, C value, Button remove, boolean isNew) {
        fill(value, field);
        value.addValueChangeListener(event -> {
            var said = Objects.toString(event.getValue(), "");
            // What others said is only followed.
            if (!said.equals(told.getOrDefault(field.name(), ""))) {
                tell.accept(field.name(), said);
            }
        });
        var line = new Div(value, remove);
        line.addClassName("import-constant");
        shown.put(field.name(), new Line(line, value));
        lines.add(line);
        if (isNew) {
            value.focus();
        }
    }

    private static TextField text(ImportField field, String label) {
        var text = new TextField(label);
        text.setMaxLength(LONGEST);
        text.setPlaceholder(field.example());
        return text;
    }

    private Select<String> choice(ImportField field, String label) {
        var choice = new Select<String>();
        choice.setLabel(label);
        choice.setItems(field.choices());
        choice.setItemLabelGenerator(word -> wording.of(field.choiceKey() + word));
        return choice;
    }
}
