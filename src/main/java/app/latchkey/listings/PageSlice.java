package app.latchkey.listings;

import org.jspecify.annotations.Nullable;

/**
 * A run of rows of a sorted list.
 *
 * @param from the row to count from; null for the list's first
 * @param withFrom whether that row is counted, too
 */
record PageSlice(@Nullable PageStart from, boolean withFrom, long skip, int fetch) {

    PageSlice(@Nullable PageStart from, long skip, int fetch) {
        this(from, true, skip, fetch);
    }

    static PageSlice behind(PageStart from, int fetch) {
        return new PageSlice(from, false, 0, fetch);
    }
}
