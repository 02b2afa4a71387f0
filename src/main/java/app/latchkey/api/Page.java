package app.latchkey.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param total how many there are in all; null where that was not asked for
 * @param page counted from 1; null where the page begins at a cursor
 * @param totalPages null where {@code total} is
 * @param nextCursor where the next page begins, whatever is written meanwhile; null at the end
 */
public record Page<T>(
        List<T> items,
        @Nullable Long total,
        @Nullable Integer page,
        int size,
        @Nullable Long totalPages,
        boolean hasNext,
        boolean hasPrevious,
        @Nullable String nextCursor) {}
