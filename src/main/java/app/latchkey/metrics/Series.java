package app.latchkey.metrics;

/** What is kept of the last hour and the last day. */
public enum Series {
    REQUESTS,
    IN_PROGRESS,
    P95,
    P99,
    ERRORS,
    STATEMENTS,
    QUERY_P95,
    POOL_ACTIVE,
    POOL_WAITING,
    SERVER_CONNECTIONS,
    CACHE_HIT,
    CPU,
    HEAP,
    GC_PAUSE,
    THREADS,
    DISK,
    SESSIONS,
    SCREENS,
    JOBS_WAITING,
    JOBS_LATE,
    JOBS_FAILED,
    HEALTH
}
