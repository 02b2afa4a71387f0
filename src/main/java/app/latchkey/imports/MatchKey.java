package app.latchkey.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rows and records may be recognised by.
 *
 * @param name unique in its kind; its words are the text "import.key." and this name
 * @param fields which fields a file must hold for it
 * @param columns the typed values it is made of
 * @param folded whether capitals make no difference
 * @param condition SQL that compares a record of the kind's first part, {@code t}, with a row's key, {@code k.key};
 *     where it is made of several values, they are set apart by {@link #SEPARATOR}
 * @param unique whether no two live records of an agency have the same, so that rows must not either, whatever they are
 *     recognised by
 */
public record MatchKey(
        String name, List<String> fields, List<String> columns, boolean folded, String condition, boolean unique) {

    /** In texts of files this character is refused. */
    public static final char SEPARATOR = '\u001f';

    public MatchKey {
        fields = List.copyOf(fields);
        columns = List.copyOf(columns);
    }

    /** The key of a row; null when one of its values is not there. */
    @Nullable String of(Map<String, Object> values) {
        var parts = new ArrayList<String>();
        for (var column : columns) {
            var value = values.get(column);
            if (value == null) {
                return null;
            }
            parts.add(value.toString());
        }
        var key = String.join(String.valueOf(SEPARATOR), parts);
        return folded ? key.toLowerCase(Locale.ROOT) : key;
    }
}
