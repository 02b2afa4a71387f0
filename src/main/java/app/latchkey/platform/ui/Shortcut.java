package app.latchkey.platform.ui;

import java.util.List;

/**
 * Keys and what they do.
 *
 * @param keys as it is printed on them
 * @param does what they do, as a key of the translations
 */
public record Shortcut(List<String> keys, String does) {

    public static Shortcut of(String does, String... keys) {
        return new Shortcut(List.of(keys), does);
    }
}
