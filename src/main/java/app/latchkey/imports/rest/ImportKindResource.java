package app.latchkey.imports.rest;

import app.latchkey.imports.ImportField;
import app.latchkey.imports.ImportKind;
import app.latchkey.imports.MatchKey;
import app.latchkey.platform.Texts;
import java.util.List;
import java.util.Locale;

/**
 * What files of a kind may hold.
 *
 * @param toBranch whether new records belong to the branch that was chosen with the file
 * @param wholeOnly whether such a file goes in as a whole or not at all
 * @param keys what rows may be recognised by, the surest first
 */
record ImportKindResource(
        String name, String label, boolean toBranch, boolean wholeOnly, List<KindField> fields, List<KindKey> keys) {

    /**
     * @param required whether a new record must have it
     * @param instead fields, any of which may stand for it then
     * @param choices the words for what it can be, where there are only some
     */
    record KindField(
            String name, String label, boolean required, List<String> instead, List<String> choices, String example) {}

    /** @param fields which a file must hold for it */
    record KindKey(String name, String label, List<String> fields) {}

    static ImportKindResource of(ImportKind kind, List<ImportField> fields, List<MatchKey> keys) {
        return new ImportKindResource(
                kind.name(),
                Texts.of("import.kind." + kind.name()),
                kind.toBranch(),
                kind.wholeOnly(),
                fields.stream()
                        .map(field -> new KindField(
                                field.name(),
                                Texts.of(field.key()),
                                field.required(),
                                field.instead(),
                                field.choices().stream()
                                        .map(choice -> choice.toLowerCase(Locale.ROOT))
                                        .toList(),
                                field.example()))
                        .toList(),
                keys.stream()
                        .map(key -> new KindKey(key.name(), Texts.of("import.key." + key.name()), key.fields()))
                        .toList());
    }
}
