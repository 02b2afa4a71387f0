package app.latchkey.metrics;

import java.time.Duration;
import java.util.Arrays;

/**
 * Durations in fixed buckets, eight to each doubling from 64 microseconds to a minute: a percentile is right within an
 * eighth, and all of it takes 700 bytes. Not safe for several threads.
 */
final class Histogram {

    private static final int STEPS = 8;
    private static final int FIRST_DOUBLING = 6;
    private static final int BUCKETS = 20 * STEPS;

    private final int[] buckets = new int[BUCKETS];
    private long count;
    private long errors;
    private long nanos;

    void add(long tookNanos, boolean isError) {
        buckets[bucket(tookNanos / 1_000)]++;
        count++;
        nanos += tookNanos;
        if (isError) {
            errors++;
        }
    }

    void add(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            buckets[i] += other.buckets[i];
        }
        count += other.count;
        errors += other.errors;
        nanos += other.nanos;
    }

    void clear() {
        Arrays.fill(buckets, 0);
        count = 0;
        errors = 0;
        nanos = 0;
    }

    long count() {
        return count;
    }

    long errors() {
        return errors;
    }

    Duration total() {
        return Duration.ofNanos(nanos);
    }

    /** In percent; NaN of nothing. */
    double errorRate() {
        return count == 0 ? Double.NaN : 100.0 * errors / count;
    }

    /** How many took longer than so many milliseconds, within the width of a bucket. */
    long above(double millis) {
        long above = 0;
        for (int i = bucket((long) (millis * 1_000)) + 1; i < BUCKETS; i++) {
            above += buckets[i];
        }
        return above;
    }

    /** In milliseconds; NaN of nothing. */
    double percentile(double percent) {
        if (count == 0) {
            return Double.NaN;
        }
        double wanted = Math.max(1, count * percent / 100);
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            if (buckets[i] > 0 && seen + buckets[i] >= wanted) {
                double within = (wanted - seen) / buckets[i];
                return (floor(i) + (floor(i + 1) - floor(i)) * within) / 1_000;
            }
            seen += buckets[i];
        }
        return floor(BUCKETS) / 1_000.0;
    }

    private static int bucket(long micros) {
        if (micros < 1 << FIRST_DOUBLING) {
            return 0;
        }
        int doubling = 63 - Long.numberOfLeadingZeros(micros);
        int step = (int) (micros >> (doubling - 3)) & (STEPS - 1);
        return Math.min(BUCKETS - 1, (doubling - FIRST_DOUBLING) * STEPS + step);
    }

    /** In microseconds. */
    private static double floor(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        return (STEPS + bucket % STEPS) * (double) (1L << (FIRST_DOUBLING + bucket / STEPS)) / STEPS;
    }
}
