package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasPlaceholder;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields that say a filter or a part of it: what is typed applies at once, what is taken over is not reported back. */
public abstract class FilterFields extends Div {

    private static final long serialVersionUID = 1L;

    private boolean showing;

    /** Has these report what is typed in them. */
    protected final void report(Runnable changed, List<? extends HasValue<?, ?>> fields) {
        fields.forEach(field -> field.addValueChangeListener(event -> {
            if (!showing) {
                changed.run();
            }
        }));
    }

    /** Nothing that is set meanwhile is reported. */
    protected final void silently(Runnable setting) {
        showing = true;
        setting.run();
        showing = false;
    }

    protected static <T> void set(HasValue<?, T> field, @Nullable T value) {
        if (value == null) {
            field.clear();
        } else if (!isThere(field.getValue(), value)) {
            field.setValue(value);
        }
        if (field instanceof HasValidation checked) {
            checked.setInvalid(false);
        }
    }

    /** The blank one just typed belongs to the next word, though it is no part of the filter. */
    private static boolean isThere(Object typed, Object value) {
        return value.equals(typed instanceof String words ? words.strip() : typed);
    }

    protected final TextField typed(String label, int longest) {
        var field = new TextField(getTranslation(label));
        field.setMaxLength(longest);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(300);
        return field;
    }

    /** Says in the empty field what else stands above it. */
    protected static <F extends HasLabel & HasPlaceholder & HasAriaLabel> F inLine(F field) {
        field.setPlaceholder(field.getLabel());
        field.setAriaLabel(field.getLabel());
        field.setLabel(null);
        return field;
    }

    protected final IntegerField rooms(String label) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(0);
        field.setMax(50);
        field.setStepButtonsVisible(false);
        field.setI18n(new IntegerField.IntegerFieldI18n()
                .setBadInputErrorMessage(getTranslation("field.number.unreadable"))
                .setMinErrorMessage(getTranslation("listing.problem.rooms"))
                .setMaxErrorMessage(getTranslation("listing.problem.rooms")));
        return field;
    }

    /** @param prefix of the keys that name the values */
    protected final <E extends Enum<E>> MultiSelectComboBox<E> several(String label, Class<E> type, String prefix) {
        var field = new MultiSelectComboBox<E>(getTranslation(label));
        field.setItems(EnumSet.allOf(type));
        field.setItemLabelGenerator(value -> getTranslation(prefix + value.name()));
        field.setClearButtonVisible(true);
        return field;
    }

    /** From and to, side by side. */
    protected static Div pair(Component from, Component to) {
        var pair = new Div(from, to);
        pair.addClassName("filter-pair");
        return pair;
    }
}
