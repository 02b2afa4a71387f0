package app.latchkey.metrics;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is kept of the last hour and the last day, and by which limits it is watched; in the unit of these, if it is. */
public enum Series {
    /** In a second, as the statements are. */
    REQUESTS,
    IN_PROGRESS,
    P95(Measure.P95),
    P99(Measure.P99),
    ERRORS(Measure.ERRORS),
    MOST_STATEMENTS(Measure.STATEMENTS),
    STATEMENT_RATE,
    QUERY_P95(Measure.QUERY_P95),
    POOL(Measure.POOL),
    POOL_ACTIVE,
    POOL_WAITING(Measure.POOL_WAITING),
    SERVER_CONNECTIONS(Measure.SERVER_CONNECTIONS),
    DATABASE_HIT(Measure.DATABASE_HIT),
    LONG_TRANSACTION(Measure.LONG_TRANSACTION),
    LOCKS(Measure.LOCKS),
    DEAD_ROWS(Measure.DEAD_ROWS),
    CACHE_HIT(Measure.CACHE_HIT),
    CPU(Measure.CPU),
    HEAP(Measure.HEAP),
    GC_PAUSE(Measure.GC_PAUSE),
    THREADS,
    DISK(Measure.DISK),
    SESSIONS,
    SCREENS,
    JOBS_WAITING,
    JOBS_LATE(Measure.JOBS_LATE),
    JOBS_FAILED(Measure.JOBS_FAILED),
    HEALTH(Measure.HEALTH);

    private final @Nullable Measure measure;

    Series() {
        this(null);
    }

    Series(@Nullable Measure measure) {
        this.measure = measure;
    }

    /** None of what is neither good nor bad by itself. */
    public Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }
}
