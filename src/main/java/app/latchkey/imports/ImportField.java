package app.latchkey.imports;

import java.util.List;
import java.util.Set;

/**
 * Something that a column of a file may hold.
 *
 * @param name unique in its kind
 * @param key what people call it, as a key of the texts; how it is written is the text of "import.guide." and the name
 * @param example what a sample file has in it
 * @param required whether a new record must have it
 * @param instead fields, any of which may stand for a required one
 * @param synonyms what columns of it are named in files, the surest first; case, spaces and punctuation don't matter
 * @param shape what values look like that can be told without the column's name
 * @param choices our words, where there are only some; their texts are {@code choiceKey} and the word
 */
public record ImportField(
        String name,
        String key,
        String example,
        boolean required,
        List<String> instead,
        List<String> synonyms,
        Shape shape,
        String choiceKey,
        List<String> choices) {

    /** What can be told of a value by its look. */
    public enum Shape {
        TEXT,
        DATE,
        EMAIL,
        PHONE,
        POSTCODE
    }

    public ImportField {
        instead = List.copyOf(instead);
        synonyms = List.copyOf(synonyms);
        choices = List.copyOf(choices);
    }

    public static ImportField required(String name, String key, String example) {
        return new ImportField(name, key, example, true, List.of(), List.of(), Shape.TEXT, "", List.of());
    }

    public static ImportField optional(String name, String key, String example) {
        return new ImportField(name, key, example, false, List.of(), List.of(), Shape.TEXT, "", List.of());
    }

    public ImportField named(String... others) {
        return new ImportField(name, key, example, required, instead, List.of(others), shape, choiceKey, choices);
    }

    public ImportField unless(String... others) {
        return new ImportField(name, key, example, required, List.of(others), synonyms, shape, choiceKey, choices);
    }

    public ImportField shaped(Shape look) {
        return new ImportField(name, key, example, required, instead, synonyms, look, choiceKey, choices);
    }

    public ImportField choices(String keys, List<String> words) {
        return new ImportField(name, key, example, required, instead, synonyms, shape, keys, words);
    }

    boolean isMissingFrom(Set<String> told) {
        return required && !told.contains(name) && instead.stream().noneMatch(told::contains);
    }
}
