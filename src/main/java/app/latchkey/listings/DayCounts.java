package app.latchkey.listings;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How often something took how many days. What it tells has one decimal, half up, and is null of nothing. */
record DayCounts(SortedMap<Integer, Long> counts) {

    static DayCounts of(List<Map.Entry<Integer, Long>> counted) {
        var counts = new TreeMap<Integer, Long>();
        counted.forEach(each -> counts.merge(each.getKey(), each.getValue(), Long::sum));
        return new DayCounts(counts);
    }

    private long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    @Nullable BigDecimal mean() {
        long all = all();
        return all == 0
                ? null
                : BigDecimal.valueOf(counts.entrySet().stream()
                                .mapToLong(each -> each.getKey() * each.getValue())
                                .sum())
                        .divide(BigDecimal.valueOf(all), 1, RoundingMode.HALF_UP);
    }

    /**
     * Between the two nearest as PostgreSQL's {@code percentile_cont} has it.
     *
     * @param quarters 0 for the least, 2 for the median, 4 for the most
     */
    @Nullable BigDecimal quantile(int quarters) {
        long all = all();
        if (all == 0) {
            return null;
        }
        long place = (all - 1) * quarters;
        int below = at(place / 4);
        int above = at((place + 3) / 4);
        return BigDecimal.valueOf(below * 4L + (above - below) * (place % 4))
                .divide(BigDecimal.valueOf(4), 1, RoundingMode.HALF_UP);
    }

    private int at(long place) {
        long passed = 0;
        for (var each : counts.entrySet()) {
            passed += each.getValue();
            if (place < passed) {
                return each.getKey();
            }
        }
        throw new IllegalArgumentException("No place " + place);
    }
}
