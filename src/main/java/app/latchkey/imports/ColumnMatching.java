package app.latchkey.imports;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which column of a file holds which field. A column holds at most one field, and a field has at most one column. */
final class ColumnMatching {

    private ColumnMatching() {}

    /**
     * Proposes a field for each column, by its name alone. A field takes the column with the surest of its names; of
     * two columns of the same name the first.
     *
     * @return a field's name, or null, for each column
     */
    static List<@Nullable String> propose(List<String> header, List<ImportField> fields) {
        var names = header.stream().map(ColumnMatching::normal).toList();
        var matching = new ArrayList<@Nullable String>(Collections.nCopies(header.size(), null));
        for (var field : fields) {
            Stream.concat(Stream.of(field.name()), field.synonyms().stream())
                    .map(ColumnMatching::normal)
                    .map(names::indexOf)
                    .filter(column -> column >= 0 && matching.get(column) == null)
                    .findFirst()
                    .ifPresent(column -> matching.set(column, field.name()));
        }
        return matching;
    }

    /**
     * The columns as somebody matched them.
     *
     * @throws IllegalArgumentException if a field is unknown or has two columns: no screen of ours allows it
     */
    static List<FileColumn> apply(List<FileColumn> columns, List<@Nullable String> matching, List<ImportField> fields) {
        if (matching.size() != columns.size()) {
            throw new IllegalArgumentException(matching.size() + " fields for " + columns.size() + " columns");
        }
        var known = new HashSet<String>();
        fields.forEach(field -> known.add(field.name()));
        var matched = new ArrayList<FileColumn>();
        for (int column = 0; column < columns.size(); column++) {
            var field = matching.get(column);
            if (field != null && !known.remove(field)) {
                throw new IllegalArgumentException("No field, or one with two columns: " + field);
            }
            matched.add(columns.get(column).readAs(field));
        }
        return matched;
    }

    /** The required fields that no column holds. */
    static List<ImportField> missing(List<@Nullable String> matching, List<ImportField> fields) {
        Set<String> matched = new HashSet<>();
        for (var field : matching) {
            if (field != null) {
                matched.add(field);
            }
        }
        return fields.stream().filter(field -> field.isMissingFrom(matched)).toList();
    }

    /** "Rent (PCM)", "rent_pcm" and "rentPcm" are the same name. */
    private static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}£%#]", "");
    }
}
