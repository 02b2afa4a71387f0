package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list.
 *
 * @param page counted from 1
 * @param cursor where it begins instead; blank for none
 * @param counted whether to say how many there are in all
 */
record Paging(int page, int size, String cursor, boolean counted) {

    /** What says which part of a list, and not which list. */
    static final Set<String> PARAMETERS = Set.of("page", "size", "cursor", "total", "fields");

    static final int USUAL_SIZE = 50;
    static final int LARGEST_SIZE = 100;

    /** Further than any list goes, and within what can be counted. */
    private static final int LAST_PAGE = 10_000_000;

    static final int LONGEST_CURSOR = 2_000;

    private enum Total {
        YES,
        NO
    }

    static Paging read(QueryReader query) {
        var page = query.count("page", 1, LAST_PAGE);
        var size = query.count("size", 1, LARGEST_SIZE);
        var cursor = query.text("cursor", LONGEST_CURSOR);
        var total = query.choice("total", Total.class);
        if (page != null && !cursor.isEmpty()) {
            query.refuse("page");
        }
        return new Paging(
                page == null ? 1 : page,
                size == null ? USUAL_SIZE : size,
                cursor,
                total == null ? cursor.isEmpty() : total == Total.YES);
    }

    int offset() {
        return Math.multiplyExact(page - 1, size);
    }

    @Nullable Integer number() {
        return cursor.isEmpty() ? page : null;
    }
}
