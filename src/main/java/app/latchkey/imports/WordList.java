package app.latchkey.imports;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The words other systems use for ours, whatever their capitals and punctuation. A word that is not here is not guessed
 * at.
 */
public final class WordList<T> {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern SEPARATOR = Pattern.compile(" / ");

    private final Map<String, T> meanings = new HashMap<>();

    /** @param words in small letters, set apart by " / " */
    public WordList<T> with(T meaning, String... words) {
        SEPARATOR.splitAsStream(String.join(" / ", words)).forEach(word -> meanings.put(word, meaning));
        return this;
    }

    public Optional<T> meaning(String text) {
        return Optional.ofNullable(meanings.get(
                NO_WORD.matcher(text.toLowerCase(Locale.UK)).replaceAll(" ").strip()));
    }
}
