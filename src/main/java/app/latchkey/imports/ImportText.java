package app.latchkey.imports;

import app.latchkey.imports.files.UnreadableFile;
import java.util.List;

/**
 * A word or sentence of the screen, not yet in any language.
 *
 * @param key of the texts
 * @param arguments what the sentence mentions, in a form that people read
 */
public record ImportText(String key, List<String> arguments) {

    public ImportText {
        arguments = List.copyOf(arguments);
    }

    public static ImportText of(String key, String... arguments) {
        return new ImportText(key, List.of(arguments));
    }

    /** Why a file is refused. */
    static ImportText of(UnreadableFile refused) {
        return refused.line().isPresent()
                ? of(
                        "import.refused." + refused.reason(),
                        Long.toString(refused.line().getAsLong()))
                : of("import.refused." + refused.reason());
    }

    /** What is not translated: a name, a number, an amount. */
    public static ImportText plain(String text) {
        return of("import.plain", text);
    }
}
