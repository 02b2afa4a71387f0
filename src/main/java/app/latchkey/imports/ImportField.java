package app.latchkey.imports;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something that a column of a file may hold.
 *
 * @param name unique in its kind
 * @param key what people call it, as a key of the texts
 * @param required whether some column must hold it
 * @param instead the field that may stand for a required one
 * @param synonyms what columns of it are named in files, the surest first; case, spaces and punctuation don't matter
 */
public record ImportField(
        String name, String key, boolean required, @Nullable String instead, List<String> synonyms) {

    public ImportField {
        synonyms = List.copyOf(synonyms);
    }

    public static ImportField required(String name, String key, String... synonyms) {
        return new ImportField(name, key, true, null, List.of(synonyms));
    }

    public static ImportField optional(String name, String key, String... synonyms) {
        return new ImportField(name, key, false, null, List.of(synonyms));
    }

    public ImportField unless(String other) {
        return new ImportField(name, key, required, other, synonyms);
    }

    boolean isMissingFrom(Set<String> matched) {
        return required && !matched.contains(name) && (instead == null || !matched.contains(instead));
    }
}
