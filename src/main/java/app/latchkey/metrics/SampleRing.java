package app.latchkey.metrics;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What was measured every ten seconds of the last hour, and every minute of the last day: fixed rows of numbers, 220 kB
 * together, gone with the instance.
 */
@Component
class SampleRing {

    static final int OF_HOUR = 360;
    static final int OF_DAY = 1_440;
    static final int OF_MINUTE = 6;

    private final Rows hour = new Rows(OF_HOUR);
    private final Rows day = new Rows(OF_DAY);
    private final Rows minute = new Rows(OF_MINUTE);

    /** @param values what could not be measured is left out or NaN */
    synchronized void add(Instant at, Map<Series, Double> values) {
        hour.add(at, values);
        if (minute.add(at, values)) {
            var means = new EnumMap<Series, Double>(Series.class);
            for (var series : Series.values()) {
                means.put(series, mean(minute.of(series).values()));
            }
            day.add(at, means);
        }
    }

    private static double mean(double[] values) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    synchronized History lastHour(Series series) {
        return hour.of(series);
    }

    synchronized History lastDay(Series series) {
        return day.of(series);
    }

    /** NaN before the first. */
    synchronized double latest(Series series) {
        return hour.latest(series);
    }

    /** When the latest was; 1970 before the first. */
    synchronized Instant asOf() {
        return hour.asOf();
    }

    /** What the numbers take, without the headers of their objects. */
    long bytes() {
        return hour.bytes() + day.bytes() + minute.bytes();
    }

    private static final class Rows {

        private final Map<Series, float[]> values = new EnumMap<>(Series.class);
        private final long[] times;
        private int next;
        private int filled;

        private Rows(int length) {
            times = new long[length];
            for (var series : Series.values()) {
                values.put(series, new float[length]);
            }
        }

        private float[] row(Series series) {
            return Objects.requireNonNull(values.get(series));
        }

        /** @return whether that was the last place before the first one again */
        private boolean add(Instant at, Map<Series, Double> measured) {
            values.forEach((series, row) -> row[next] = (float) (double) measured.getOrDefault(series, Double.NaN));
            times[next] = at.toEpochMilli();
            next = (next + 1) % times.length;
            filled = Math.min(filled + 1, times.length);
            return next == 0;
        }

        private History of(Series series) {
            var row = row(series);
            var found = new double[filled];
            var at = new long[filled];
            for (int i = 0; i < filled; i++) {
                int place = Math.floorMod(next - filled + i, times.length);
                found[i] = row[place];
                at[i] = times[place];
            }
            return new History(at, found);
        }

        private int last() {
            return Math.floorMod(next - 1, times.length);
        }

        private double latest(Series series) {
            return filled == 0 ? Double.NaN : row(series)[last()];
        }

        private Instant asOf() {
            return filled == 0 ? Instant.EPOCH : Instant.ofEpochMilli(times[last()]);
        }

        private long bytes() {
            return times.length * (Long.BYTES + (long) values.size() * Float.BYTES);
        }
    }
}
