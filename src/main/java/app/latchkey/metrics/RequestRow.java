package app.latchkey.metrics;

import app.latchkey.metrics.RoundTrip.Action;

/**
 * What one kind of request took within the last hour.
 *
 * @param name the route, or the template of the screen's address
 * @param p50 in milliseconds, as the other two
 * @param mostStatements that one of them sent
 * @param overStatements how many sent more than they should
 */
public record RequestRow(
        String name,
        Action action,
        boolean isScreen,
        long count,
        long errors,
        double p50,
        double p95,
        double p99,
        int mostStatements,
        int overStatements) {}
