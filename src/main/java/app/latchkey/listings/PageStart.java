package app.latchkey.listings;

import org.jspecify.annotations.Nullable;

/**
 * A row at which reading of a sorted list may begin.
 *
 * @param place how many rows were before it when it was looked up
 * @param value what it is sorted by, as the database has it; null when blank
 */
record PageStart(long place, @Nullable Object value, long id) {}
