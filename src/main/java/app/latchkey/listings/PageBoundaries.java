package app.latchkey.listings;

import app.latchkey.platform.cache.Timed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the pages of a long list begin: every so many rows the value and number of one, in the list's order, and
 * always the first row whose value is blank. From there a page is a few rows away, however deep it lies.
 *
 * @param changes how many changes the agency had seen before these were read
 * @param effort how long the reading took
 * @param asOf when it was over
 */
record PageBoundaries(List<PageStart> starts, long changes, Duration effort, Instant asOf) implements Timed {

    /** Lists of any length keep at most about as many starts; where the number allows, they lie closer. */
    private static final int MOST = 2_000;

    /** Says nothing: every page is counted from the first row. */
    static final PageBoundaries NONE = new PageBoundaries(List.of(), 0, Duration.ZERO, Instant.EPOCH);

    PageBoundaries {
        starts = thinned(starts);
    }

    private static List<PageStart> thinned(List<PageStart> starts) {
        int every = Math.ceilDiv(starts.size(), MOST);
        if (every <= 1) {
            return List.copyOf(starts);
        }
        var kept = new ArrayList<PageStart>(MOST + 1);
        for (int i = 0; i < starts.size(); i++) {
            if (i % every == 0 || isFirstBlank(starts, i)) {
                kept.add(starts.get(i));
            }
        }
        return List.copyOf(kept);
    }

    private static boolean isFirstBlank(List<PageStart> starts, int i) {
        return starts.get(i).value() == null && (i == 0 || starts.get(i - 1).value() != null);
    }

    /** The rows of one page: one slice, or two where the blank ones begin. */
    List<PageSlice> slices(long offset, int limit) {
        if (starts.isEmpty()) {
            return List.of(new PageSlice(null, offset, limit));
        }
        var from = starts.get(last(offset));
        for (int i = last(offset) + 1; i < starts.size() && starts.get(i).place() < offset + limit; i++) {
            var blank = starts.get(i);
            if (isFirstBlank(starts, i)) {
                int before = (int) (blank.place() - offset);
                return List.of(
                        new PageSlice(from, offset - from.place(), before), new PageSlice(blank, 0, limit - before));
            }
        }
        return List.of(new PageSlice(from, offset - from.place(), limit));
    }

    /** The last start that is not behind the place. */
    private int last(long place) {
        int low = 0;
        int high = starts.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts.get(middle).place() <= place) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
