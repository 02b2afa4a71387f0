package app.latchkey.platform.search;

import org.jspecify.annotations.Nullable;

/**
 * A record that was found.
 *
 * @param title what people call it
 * @param detail what tells it from others of that name
 * @param status key of a word about its state, in the translations; null for none
 * @param path the screen that shows it
 */
public record Found(String title, String detail, @Nullable String status, String path) {}
