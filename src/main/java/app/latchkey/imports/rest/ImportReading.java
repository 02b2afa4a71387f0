package app.latchkey.imports.rest;

import app.latchkey.imports.FileColumn;
import app.latchkey.imports.ImportPlan;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read: what a program may say otherwise of an import.
 *
 * @param columns all of the file's, in its order
 * @param constants what a field is where no column tells it
 * @param words by field, what a word of the file means, in small letters as all constants of the API
 * @param key what rows are recognised by; null when every row is a new record
 * @param wholeOnly whether nothing is written as long as any row is rejected
 */
record ImportReading(
        List<Column> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> words,
        @Nullable String key,
        boolean wholeOnly) {

    /** @param field null for a column that is left out */
    record Column(String name, @Nullable String field) {}

    /** @param isFixed whether such a file goes in as a whole or not at all, whatever its plan says */
    static ImportReading of(ImportPlan plan, boolean isFixed) {
        return new ImportReading(
                plan.columns().stream()
                        .map(column -> new Column(column.name(), column.field()))
                        .toList(),
                new TreeMap<>(plan.constants()),
                small(plan.words()),
                plan.key(),
                isFixed || plan.wholeOnly());
    }

    private static Map<String, Map<String, String>> small(Map<String, Map<String, String>> words) {
        var small = new TreeMap<String, Map<String, String>>();
        words.forEach((field, meanings) -> {
            var ofField = new TreeMap<String, String>();
            meanings.forEach((word, meaning) -> ofField.put(word, meaning.toLowerCase(Locale.ROOT)));
            small.put(field, ofField);
        });
        return small;
    }

    ImportPlan plan() {
        var said = columns.stream()
                .map(column -> new FileColumn(column.name(), List.of(), column.field()))
                .toList();
        var plan = new ImportPlan(said, Map.of(), Map.of(), key, wholeOnly);
        for (var constant : constants.entrySet()) {
            plan = plan.withConstant(constant.getKey(), constant.getValue());
        }
        for (var field : words.entrySet()) {
            for (var word : field.getValue().entrySet()) {
                plan = plan.withWord(
                        field.getKey(), word.getKey(), word.getValue().toUpperCase(Locale.ROOT));
            }
        }
        return plan;
    }
}
