package app.latchkey.platform;

import org.jspecify.annotations.Nullable;

/**
 * Where in a sorted list a row stands: what comes behind it stays the same however many come or go before.
 *
 * @param value what the list is sorted by, as text; null when the row has none
 * @param id decides between equal values
 */
public record Place(@Nullable String value, long id) {}
