package app.latchkey.imports.ui;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportPlan;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/** Fields that are the same in every row: those that no column holds, or that stand in where a cell is blank. */
class ConstantList extends Div {

    private static final int LONGEST = 1000;

    private final Wording wording;
    private final List<ImportField> fields;
    private final BiConsumer<String, String> tell;
    private final ComboBox<ImportField> add = new ComboBox<>();
    private final Div lines = new Div();
    private final Set<String> shown = new LinkedHashSet<>();
    private List<ImportField> offered = List.of();

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
                open(field, "", true);
            }
        });
        add(lines, add);
    }

    void begin(ImportPlan plan) {
        lines.removeAll();
        shown.clear();
        fields.forEach(field -> {
            var value = plan.constants().get(field.name());
            if (value != null) {
                open(field, value, false);
            }
        });
    }

    void show(ImportPlan plan) {
        var read = plan.columns().stream()
                .map(column -> Objects.toString(column.field(), ""))
                .toList();
        offer(fields.stream()
                .filter(field -> !read.contains(field.name()) && !shown.contains(field.name()))
                .toList());
    }

    private void offer(List<ImportField> now) {
        if (!now.equals(offered)) {
            offered = now;
            add.setItems(now);
        }
    }

    private void open(ImportField field, String value, boolean isNew) {
        shown.add(field.name());
        offer(offered.stream().filter(other -> !other.equals(field)).toList());
        var label = wording.of("import.constant.of", wording.of(field.key()));
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create());
        var line = new Div(
                field.choices().isEmpty() ? text(field, label, value, isNew) : choice(field, label, value, isNew),
                remove);
        line.addClassName("import-constant");
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel(wording.of("import.constant.remove", wording.of(field.key())));
        remove.addClickListener(event -> {
            lines.remove(line);
            shown.remove(field.name());
            tell.accept(field.name(), "");
            add.focus();
        });
        lines.add(line);
    }

    private Component text(ImportField field, String label, String value, boolean isNew) {
        var text = new TextField(label);
        text.setMaxLength(LONGEST);
        text.setValue(value);
        text.setPlaceholder(field.example());
        text.addValueChangeListener(event -> tell.accept(field.name(), event.getValue()));
        if (isNew) {
            text.focus();
        }
        return text;
    }

    private Component choice(ImportField field, String label, String value, boolean isNew) {
        var choice = new Select<String>();
        choice.setLabel(label);
        choice.setItems(field.choices());
        choice.setItemLabelGenerator(word -> wording.of(field.choiceKey() + word));
        if (field.choices().contains(value)) {
            choice.setValue(value);
        }
        choice.addValueChangeListener(event -> tell.accept(field.name(), Objects.toString(event.getValue(), "")));
        if (isNew) {
            choice.focus();
        }
        return choice;
    }
}
