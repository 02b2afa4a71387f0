package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryEvent.Origin;
import app.latchkey.audit.HistoryRow;
import app.latchkey.audit.ui.HistoryTimeline.Words;
import com.vaadin.flow.component.Component;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Events of any kind of record in the words of their features; what has no word stays as it was written. */
class EventWords {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vaadin-i18n/translations", Locale.ROOT);
    private static final Words AS_WRITTEN = (_, value) -> value == null ? "" : value;

    private final Component owner;
    private final Map<String, HistoryVocabulary> vocabularies = new HashMap<>();
    private final Map<String, Words> words = new HashMap<>();

    EventWords(Component owner, List<HistoryVocabulary> vocabularies) {
        this.owner = owner;
        vocabularies.forEach(vocabulary -> this.vocabularies.put(vocabulary.kind(), vocabulary));
    }

    /** A field before and after, where either tells anybody something. */
    record Said(String field, String before, String after) {

        String inLine() {
            var change = before.isEmpty() ? after : after.isEmpty() ? before + " → –" : before + " → " + after;
            return field + ": " + change;
        }
    }

    String event(String type) {
        return text("event.", type);
    }

    String kind(String kind) {
        return text("record.", kind);
    }

    String field(String field) {
        return text("field.", field);
    }

    /** Every field there is a word for. */
    static Stream<String> fields() {
        return TEXTS.keySet().stream()
                .filter(key -> key.startsWith("field."))
                .map(key -> key.substring("field.".length()))
                .filter(field -> !field.contains("."));
    }

    List<Said> changes(HistoryRow row) {
        var say = words.computeIfAbsent(row.kind(), this::of);
        return row.event().changes().stream()
                .map(change -> new Said(
                        field(change.field()),
                        say.of(change.field(), change.before()),
                        say.of(change.field(), change.after())))
                .filter(said -> !said.before().isEmpty() || !said.after().isEmpty())
                .toList();
    }

    /** "Rent: £1,000 → £950, 2 more". */
    String inShort(HistoryRow row) {
        var changes = changes(row);
        if (changes.isEmpty()) {
            return "";
        }
        var first = changes.getFirst().inLine();
        return changes.size() == 1 ? first : owner.getTranslation("history.more", first, changes.size() - 1);
    }

    String record(HistoryRow row) {
        var name = row.recordName();
        return name == null ? kind(row.kind()) + " " + row.recordId() : kind(row.kind()) + " " + name;
    }

    /** Blank for what came from no file. */
    String origin(@Nullable Origin origin) {
        if (origin == null) {
            return "";
        }
        return origin.line() == null
                ? origin.fileName()
                : owner.getTranslation("history.line", origin.fileName(), origin.line());
    }

    private Words of(String kind) {
        var vocabulary = vocabularies.get(kind);
        return vocabulary == null ? AS_WRITTEN : vocabulary.words(owner);
    }

    private String text(String prefix, String word) {
        return TEXTS.containsKey(prefix + word) ? owner.getTranslation(prefix + word) : word;
    }
}
