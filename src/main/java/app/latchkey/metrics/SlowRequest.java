package app.latchkey.metrics;

import app.latchkey.metrics.RoundTrip.Action;
import java.time.Instant;

/**
 * One that took long.
 *
 * @param requestId the number that its log lines have
 */
public record SlowRequest(Instant at, String name, Action action, double millis, int statements, String requestId) {}
