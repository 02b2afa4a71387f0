package app.latchkey.platform.search;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A record that was found.
 *
 * @param title what people call it
 * @param detail what tells it from others of that name
 * @param status key of a word about its state, in the translations; null for none
 * @param path the screen that shows it
 */
public record Found(String title, String detail, @Nullable String status, String path) {

    /** A title or a detail of the parts that are there. */
    public static String joined(String between, @Nullable String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
