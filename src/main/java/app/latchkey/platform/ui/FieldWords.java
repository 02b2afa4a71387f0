package app.latchkey.platform.ui;

import com.vaadin.flow.component.Component;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A record's fields in the words of its history, texts in full.
 *
 * @param owner who has the translations
 * @param history says a value of a field as the history holds it
 */
public record FieldWords(Component owner, BiFunction<String, String, String> history) implements MergeDialog.Words {

    @Override
    public String label(String field) {
        return owner.getTranslation("field." + field);
    }

    @Override
    public String value(String field, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> text;
            default -> history.apply(field, value.toString());
        };
    }
}
