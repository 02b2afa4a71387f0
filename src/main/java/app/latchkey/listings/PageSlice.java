package app.latchkey.listings;

import org.jspecify.annotations.Nullable;

/**
 * A run of rows of a sorted list.
 *
 * @param from the row to count from; null for the list's first
 */
record PageSlice(@Nullable PageStart from, long skip, int fetch) {}
