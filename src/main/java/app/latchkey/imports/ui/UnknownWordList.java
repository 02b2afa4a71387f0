package app.latchkey.imports.ui;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportPlan;
import app.latchkey.imports.UnknownWord;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Words of the file that are none of ours; a person says which one each of them means. */
class UnknownWordList extends Section {

    /** A word in a field. */
    private record Place(String field, String word) {}

    private final Wording wording;
    private final Map<String, ImportField> fields;
    private final Div lines = new Div();
    private final Button check;
    private final Map<Place, String> meanings = new HashMap<>();
    private List<UnknownWord> shown = List.of();
    private ImportPlan plan = new ImportPlan(List.of(), Map.of(), Map.of(), null, false);

    UnknownWordList(Wording wording, List<ImportField> fields, Consumer<ImportPlan> checkAgain) {
        this.wording = wording;
        this.fields = fields.stream().collect(Collectors.toMap(ImportField::name, Function.identity()));
        addClassNames("import-section", "import-words");
        lines.addClassName("import-word-lines");
        check = Stage.worker(wording.of("import.check-again"), () -> checkAgain.accept(meant()));
        check.setTestId("import-check-again");
        check.setVisible(false);
        add(
                new H2(wording.of("import.words")),
                Stage.hint(wording.of("import.words.lead")),
                lines,
                Stage.actions(check));
    }

    private ImportPlan meant() {
        var meant = plan;
        for (var entry : meanings.entrySet()) {
            meant = meant.withWord(entry.getKey().field(), entry.getKey().word(), entry.getValue());
        }
        return meant;
    }

    /** What was chosen stays, unless its word is gone. */
    void show(ImportPlan now, List<UnknownWord> words) {
        plan = now;
        setVisible(!words.isEmpty());
        if (words.equals(shown)) {
            return;
        }
        shown = words;
        meanings.keySet()
                .retainAll(words.stream()
                        .map(word -> new Place(word.field(), word.word()))
                        .toList());
        lines.removeAll();
        words.forEach(this::add);
        check.setVisible(!meanings.isEmpty());
    }

    private void add(UnknownWord unknown) {
        var field = Objects.requireNonNull(fields.get(unknown.field()));
        var place = new Place(unknown.field(), unknown.word());
        var said = new Span(wording.of("import.word", unknown.word(), wording.of(field.key())));
        said.addClassName("import-word");
        var rows = new Span(wording.counted("import.rows", unknown.rows()));
        rows.addClassName("import-hint");
        var meaning = new Select<String>();
        meaning.setItems(field.choices());
        meaning.setItemLabelGenerator(
                word -> wording.of(word == null ? "import.word.unknown" : field.choiceKey() + word));
        meaning.setEmptySelectionAllowed(true);
        meaning.setEmptySelectionCaption(wording.of("import.word.unknown"));
        meaning.setPlaceholder(wording.of("import.word.choose"));
        meaning.setAriaLabel(wording.of("import.word.means", unknown.word(), wording.of(field.key())));
        if (meanings.containsKey(place)) {
            meaning.setValue(meanings.get(place));
        }
        meaning.addValueChangeListener(event -> {
            if (event.getValue() == null) {
                meanings.remove(place);
            } else {
                meanings.put(place, event.getValue());
            }
            check.setVisible(!meanings.isEmpty());
        });
        var line = new Div(said, rows, meaning);
        line.addClassName("import-word-line");
        lines.add(line);
    }
}
