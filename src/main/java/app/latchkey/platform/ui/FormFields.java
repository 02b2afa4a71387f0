package app.latchkey.platform.ui;

import app.latchkey.platform.Problem;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.binder.ValueContext;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a form by the names of what they hold, so that what is the matter is said at the field it is with. */
public class FormFields implements Serializable {

    private static final long serialVersionUID = 1L;

    private final Component form;
    private final Map<String, HasValidation> fields = new LinkedHashMap<>();

    public FormFields(Component form) {
        this.form = form;
    }

    public <F extends HasValidation> F add(String name, F field) {
        fields.put(name, field);
        return field;
    }

    public TextField text(String label, String name, int longest) {
        var field = new TextField(form.getTranslation(label));
        field.setMaxLength(longest);
        field.setManualValidation(true);
        return add(name, field);
    }

    public TextArea area(String label, String name, int longest) {
        var field = new TextArea(form.getTranslation(label));
        field.setMaxLength(longest);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        field.setManualValidation(true);
        return add(name, field);
    }

    public IntegerField number(String label, String name) {
        var field = new IntegerField(form.getTranslation(label));
        field.setManualValidation(true);
        return add(name, field);
    }

    public DatePicker date(String label, String name) {
        return add(name, Dates.picker(form.getTranslation(label)));
    }

    /** @param prefix of the keys that name the values; blank is "not known" */
    public <E extends Enum<E>> Select<E> choice(String label, String name, String prefix, E[] values) {
        var field = new Select<E>();
        field.setLabel(form.getTranslation(label));
        field.setItems(values);
        field.setItemLabelGenerator(
                value -> form.getTranslation(value == null ? "fact.unknown" : prefix + value.name()));
        return add(name, field);
    }

    /** Takes the marks off; only a date that can't be read keeps its own, for its text never comes here. */
    public void clear() {
        fields.values()
                .forEach(field -> field.setInvalid(field instanceof DatePicker date
                        && date.getDefaultValidator()
                                .apply(date.getValue(), new ValueContext(date))
                                .isError()));
    }

    /** Marks a field unless it is fine, and says whether it is. */
    public boolean check(HasValidation field, boolean fine, String key) {
        if (!fine) {
            mark(field, form.getTranslation(key));
        }
        return fine;
    }

    public void show(List<Problem> problems) {
        for (var problem : problems) {
            var field = fields.get(problem.field());
            if (field != null) {
                mark(
                        field,
                        form.getTranslation(problem.key(), problem.arguments().toArray()));
            }
        }
    }

    private static void mark(HasValidation field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
    }
}
