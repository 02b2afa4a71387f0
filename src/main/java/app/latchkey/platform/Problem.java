package app.latchkey.platform;

import java.util.List;

/**
 * Why a field can't be as it was typed.
 *
 * @param field a component of the record that was to be saved
 * @param key the sentence to show, as a key of the texts
 * @param arguments what the sentence mentions
 */
public record Problem(String field, String key, List<Object> arguments) {

    public static Problem of(String field, String key, Object... arguments) {
        return new Problem(field, key, List.of(arguments));
    }
}
