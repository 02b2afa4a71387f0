package app.latchkey.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a file is to be understood, as its owner has it.
 *
 * @param constants what a field is in every row, for one that no column holds, and where its column is blank
 * @param words by field, what a word of the file means: one of ours
 * @param key what rows are recognised by; null when every row is a new record
 * @param wholeOnly whether nothing is written as long as any row is rejected
 */
public record ImportPlan(
        List<FileColumn> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> words,
        @Nullable String key,
        boolean wholeOnly) {

    public ImportPlan {
        columns = List.copyOf(columns);
        constants = constants == null ? Map.of() : Map.copyOf(constants);
        words = words == null ? Map.of() : Map.copyOf(words);
    }

    /** The same with another field, or none, for a column; a field has one column, the one it was chosen for last. */
    public ImportPlan read(int column, @Nullable String field) {
        var changed = new ArrayList<FileColumn>();
        for (int each = 0; each < columns.size(); each++) {
            var known = columns.get(each);
            changed.add(
                    each == column
                            ? known.readAs(field)
                            : field != null && field.equals(known.field()) ? known.readAs(null) : known);
        }
        return new ImportPlan(changed, constants, words, key, wholeOnly);
    }

    /** @param value blank for none; what is no text in it is left out */
    public ImportPlan withConstant(String field, String value) {
        var changed = new HashMap<>(constants);
        if (value.isBlank()) {
            changed.remove(field);
        } else {
            changed.put(field, CellText.fit(value.strip()));
        }
        return new ImportPlan(columns, changed, words, key, wholeOnly);
    }

    /** @param meaning one of our words; blank for what was there before */
    public ImportPlan withWord(String field, String word, String meaning) {
        var known = new HashMap<>(words.getOrDefault(field, Map.of()));
        if (meaning.isBlank()) {
            known.remove(CellText.folded(word));
        } else {
            known.put(CellText.folded(word), meaning);
        }
        var changed = new HashMap<>(words);
        changed.put(field, Map.copyOf(known));
        return new ImportPlan(columns, constants, changed, key, wholeOnly);
    }

    public ImportPlan withKey(@Nullable String newKey) {
        return new ImportPlan(columns, constants, words, newKey, wholeOnly);
    }

    /** Without the key, when rows do not tell all of it. */
    ImportPlan recognisedBy(List<MatchKey> keys) {
        var told = told();
        boolean isTold = keys.stream().anyMatch(each -> each.name().equals(key) && told.containsAll(each.fields()));
        return key == null || isTold ? this : withKey(null);
    }

    public ImportPlan wholeOnly(boolean only) {
        return new ImportPlan(columns, constants, words, key, only);
    }

    /** The values of a file are nobody's business once it is read. */
    ImportPlan withoutSamples() {
        var bare = columns.stream()
                .map(column -> new FileColumn(column.name(), List.of(), column.field()))
                .toList();
        return new ImportPlan(bare, constants, words, key, wholeOnly);
    }

    /** This plan with the columns as they are in a file of the same names. */
    ImportPlan over(List<FileColumn> found) {
        var matched = new ArrayList<FileColumn>();
        for (int place = 0; place < found.size(); place++) {
            matched.add(found.get(place).readAs(columns.get(place).field()));
        }
        return new ImportPlan(matched, constants, words, key, wholeOnly);
    }

    /** The fields that have a column or a constant. */
    public Set<String> told() {
        var told = new HashSet<>(constants.keySet());
        for (var column : columns) {
            if (column.field() != null) {
                told.add(column.field());
            }
        }
        return told;
    }

    boolean isOf(List<FileColumn> others) {
        return names(columns).equals(names(others));
    }

    private static List<String> names(List<FileColumn> columns) {
        return columns.stream().map(FileColumn::name).toList();
    }

    Map<String, Integer> places() {
        var places = new HashMap<String, Integer>();
        for (int place = 0; place < columns.size(); place++) {
            var field = columns.get(place).field();
            if (field != null) {
                places.put(field, place);
            }
        }
        return places;
    }
}
