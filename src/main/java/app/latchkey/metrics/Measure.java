package app.latchkey.metrics;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A figure that has limits, and what its limits are. The numbers are those of the operating guides; where a guide names a
 * target, an acceptable value and a poor one, everything from the target to the poor one is {@link Band#FAIR}.
 */
public enum Measure {
    /** Of what somebody waits for. */
    P95(Unit.MILLIS, Limits.below(200, 1_000)),
    P99(Unit.MILLIS, Limits.below(500, 2_000)),
    ERRORS(Unit.PERCENT, Limits.below(0.1, 5)),
    /** The most that one round trip sent to the database. */
    STATEMENTS(Unit.NUMBER, Limits.upTo(10, 50)),
    QUERY_P95(Unit.MILLIS, Limits.below(50, 500)),
    POOL(Unit.PERCENT, Limits.upTo(80, 90)),
    POOL_WAITING(Unit.NUMBER, Limits.upTo(0, 5)),
    SERVER_CONNECTIONS(Unit.PERCENT, Limits.upTo(80, 90)),
    DATABASE_HIT(Unit.PERCENT, Limits.above(80, 50)),
    LONG_TRANSACTION(Unit.SECONDS, Limits.upTo(60, 300)),
    LOCKS(Unit.NUMBER, Limits.upTo(0, 5)),
    DEAD_ROWS(Unit.PERCENT, Limits.upTo(20, 50)),
    /** Advice begins at 70 %, where the guides raise their alarm. */
    CACHE_HIT(Unit.PERCENT, Limits.above(80, 50).advisedBelow(70)),
    CPU(Unit.PERCENT, Limits.below(70, 90)),
    HEAP(Unit.PERCENT, Limits.upTo(80, 90)),
    /** The longest since the sample before. */
    GC_PAUSE(Unit.MILLIS, Limits.upTo(200, 1_000)),
    DISK(Unit.PERCENT, Limits.upTo(80, 90)),
    /** How long the oldest due job has waited. */
    JOBS_LATE(Unit.SECONDS, Limits.upTo(60, 300)),
    JOBS_FAILED(Unit.NUMBER, Limits.upTo(0, 5)),
    /** How many checks do not pass. */
    HEALTH(Unit.NUMBER, Limits.upTo(0, 0));

    /** What a figure counts. */
    public enum Unit {
        MILLIS,
        PERCENT,
        NUMBER,
        SECONDS
    }

    private final Unit unit;

    @SuppressWarnings("ImmutableEnumChecker") // A record of numbers.
    private final Limits limits;

    Measure(Unit unit, Limits limits) {
        this.unit = unit;
        this.limits = limits;
    }

    public Unit unit() {
        return unit;
    }

    /** Null of nothing: what was never measured is neither good nor bad. */
    public @Nullable Band band(double value) {
        return Double.isNaN(value) ? null : limits.band(value);
    }

    /** Whether there is something to be done about it. */
    public boolean isAdvised(double value) {
        return !Double.isNaN(value) && limits.band(value) != Band.GOOD && limits.isAdvised(value);
    }

    /** Where the runbook says what to do. */
    public String section() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private record Limits(double fair, double poor, boolean lessIsBetter, boolean fairIncluded, double advised) {

        /** Good below the first, poor above the second. */
        static Limits below(double fair, double poor) {
            return new Limits(fair, poor, true, false, Double.NaN);
        }

        /** Good up to the first and with it, poor above the second. */
        static Limits upTo(double fair, double poor) {
            return new Limits(fair, poor, true, true, Double.NaN);
        }

        /** Good above the first, poor below the second. */
        static Limits above(double fair, double poor) {
            return new Limits(fair, poor, false, false, Double.NaN);
        }

        Limits advisedBelow(double value) {
            return new Limits(fair, poor, lessIsBetter, fairIncluded, value);
        }

        Band band(double value) {
            if (lessIsBetter ? value > poor : value < poor) {
                return Band.POOR;
            }
            boolean good = lessIsBetter ? value < fair || (fairIncluded && value <= fair) : value > fair;
            return good ? Band.GOOD : Band.FAIR;
        }

        boolean isAdvised(double value) {
            return Double.isNaN(advised) || value < advised;
        }
    }
}
