package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryFilter;
import app.latchkey.audit.HistorySearch;
import app.latchkey.audit.HistorySearch.Choice;
import app.latchkey.platform.ui.Chips;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** What is filtered by, in words; a click takes one condition away, or all. */
class HistoryChips extends Chips {

    private final HistorySearch history;
    private final EventWords words;
    private final Consumer<HistoryFilter> changed;
    private final List<String> said = new ArrayList<>();

    HistoryChips(HistorySearch history, EventWords words, Consumer<HistoryFilter> changed) {
        this.history = history;
        this.words = words;
        this.changed = changed;
    }

    void show(HistoryFilter f) {
        clear();
        said.clear();
        var person = f.personId();
        chip(f, "history.person", person == null ? "" : name(history.person(person), person), "person");
        var record = f.recordId();
        if (record == null) {
            chip(f, "history.kind", f.kind().isEmpty() ? "" : words.kind(f.kind()), "kind");
        } else {
            var name = history.recordName(f.kind(), record).orElse(Long.toString(record));
            chip(f, "history.record", words.kind(f.kind()) + " " + name, "record", "kind");
        }
        chip(f, "history.field", f.field().isEmpty() ? "" : words.field(f.field()), "field");
        chip(f, "history.event", f.event().isEmpty() ? "" : words.event(f.event()), "event");
        var file = f.importId();
        chip(f, "history.import", file == null ? "" : name(history.importOf(file), file), "import");
        chip(f, "history.from", Objects.requireNonNullElse(day(f.from()), ""), "from");
        chip(f, "history.to", Objects.requireNonNullElse(day(f.to()), ""), "to");
        clearing(() -> changed.accept(HistoryFilter.ALL));
    }

    /** The conditions in words; blank for none. */
    String said() {
        return String.join(", ", said);
    }

    private static String name(Optional<Choice> choice, long id) {
        return choice.map(Choice::name).orElse(Long.toString(id));
    }

    private void chip(HistoryFilter filter, String label, String value, String... parameters) {
        if (!value.isEmpty()) {
            said.add(getTranslation(label) + ": " + value);
        }
        chip(label, value, () -> changed.accept(HistoryUrl.without(filter, parameters)));
    }
}
