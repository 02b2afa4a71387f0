package app.latchkey.metrics;

/**
 * A figure over time, the oldest first.
 *
 * @param at milliseconds since 1970, UTC
 * @param values NaN where there was none
 */
@SuppressWarnings("ArrayRecordComponent")
public record History(long[] at, double[] values) {}
