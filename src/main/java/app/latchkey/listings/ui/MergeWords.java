package app.latchkey.listings.ui;

import app.latchkey.platform.ui.MergeDialog;
import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two versions of a listing as a person compares them: whole texts, and links one a line. */
class MergeWords implements MergeDialog.Words {

    /** A postcode says its outcode. */
    static final Map<String, String> FOLLOWERS = Map.of("outcode", "postcode");

    private final Component owner;
    private final HistoryWords history;

    MergeWords(Component owner, HistoryWords history) {
        this.owner = owner;
        this.history = history;
    }

    @Override
    public String label(String field) {
        return owner.getTranslation("field." + field);
    }

    @Override
    public String value(String field, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> lines -> lines.stream().map(Object::toString).collect(Collectors.joining("\n"));
            case String text -> field.equals("summary") || field.equals("description") ? text : history.of(field, text);
            default -> history.of(field, value.toString());
        };
    }
}
