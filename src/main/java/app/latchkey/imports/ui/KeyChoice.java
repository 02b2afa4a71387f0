package app.latchkey.imports.ui;

import app.latchkey.imports.MatchKey;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rows are recognised by, and what that means for the next time. */
class KeyChoice extends Div {

    private static final String NONE = "";

    private final Wording wording;
    private final List<MatchKey> keys;
    private final RadioButtonGroup<String> choice = new RadioButtonGroup<>();
    private final Paragraph meaning = new Paragraph();
    private List<String> offered = List.of();

    KeyChoice(Wording wording, List<MatchKey> keys, Consumer<@Nullable String> choose) {
        this.wording = wording;
        this.keys = keys;
        addClassName("import-key");
        choice.setLabel(wording.of("import.key"));
        choice.setItemLabelGenerator(name -> wording.of(name.isEmpty() ? "import.key.none" : "import.key." + name));
        choice.addValueChangeListener(event -> {
            if (event.isFromClient() && event.getValue() != null) {
                choose.accept(event.getValue().isEmpty() ? null : event.getValue());
            }
        });
        meaning.addClassName("import-hint");
        meaning.getElement().setAttribute("role", "status");
        add(choice, meaning);
    }

    private List<String> names(Set<String> told) {
        return keys.stream()
                .filter(key -> told.containsAll(key.fields()))
                .map(MatchKey::name)
                .toList();
    }

    void show(@Nullable String key, Set<String> told) {
        var now = Stream.concat(names(told).stream(), Stream.of(NONE)).toList();
        if (!now.equals(offered)) {
            offered = now;
            choice.setItems(now);
        }
        choice.setValue(Objects.requireNonNullElse(key, NONE));
        meaning.setText(
                key == null
                        ? wording.of(now.size() > 1 ? "import.key.none.means" : "import.key.none.must")
                        : wording.of("import.key.means", wording.of("import.key." + key)));
    }
}
