package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PageBoundariesTests {

    /** Row n of a list has the id n; from the first blank one on the value is null. */
    private static PageBoundaries boundaries(int size, int blankFrom, int step) {
        var starts = new ArrayList<PageStart>();
        for (int i = 0; i < size; i++) {
            if (i % step == 0 || i == blankFrom) {
                starts.add(new PageStart(i, i < blankFrom ? "value" : null, i));
            }
        }
        return new PageBoundaries(starts, 0, Duration.ZERO, Instant.EPOCH);
    }

    /** What reading the slices gives: a run of blank or of other rows ends where the other begins. */
    private static List<Long> read(List<PageSlice> slices, int size, int blankFrom) {
        var rows = new ArrayList<Long>();
        for (var slice : slices) {
            var from = slice.from();
            long start = from == null ? 0 : from.id();
            long end = from == null || start >= blankFrom ? size : Math.min(size, blankFrom);
            for (long row = start + slice.skip(); row < Math.min(end, start + slice.skip() + slice.fetch()); row++) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void giveEveryPageItsRowsWhereverTheBlankOnesBegin() {
        for (int size : new int[] {0, 1, 7, 40}) {
            for (int blankFrom : new int[] {0, 1, 5, 6, 11, size}) {
                for (int step : new int[] {1, 3, 50}) {
                    var boundaries = boundaries(size, blankFrom, step);
                    for (int limit : new int[] {1, 4, 9}) {
                        for (int offset = 0; offset < size + 3; offset++) {
                            int from = offset;
                            var expected = IntStream.range(offset, Math.min(size, offset + limit))
                                    .mapToObj(row -> (long) row)
                                    .toList();
                            assertThat(read(boundaries.slices(from, limit), size, blankFrom))
                                    .as("%d of %d from %d, blank from %d, every %d", limit, size, from, blankFrom, step)
                                    .isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void areThinnedInLongListsAndKeepTheFirstBlankRow() {
        int size = 1_000_000;
        int blankFrom = 777_777;
        var boundaries = boundaries(size, blankFrom, 50);
        assertThat(boundaries.starts())
                .hasSizeBetween(1_000, 2_001)
                .contains(new PageStart(blankFrom, null, blankFrom));
        for (int offset : new int[] {0, 2_000, 500_123, blankFrom - 20, blankFrom, size - 50}) {
            var slices = boundaries.slices(offset, 50);
            assertThat(slices).allSatisfy(slice -> assertThat(slice.skip()).isLessThan(600));
            assertThat(read(slices, size, blankFrom)).hasSize(50).first().isEqualTo((long) offset);
        }
    }
}
