package app.latchkey.metrics;

import java.time.Instant;

/**
 * A statement that took long, with placeholders where its values were.
 *
 * @param view the screen that sent it; empty for work behind the screens
 * @param requestId the number that its log lines have; empty likewise
 */
public record KeptStatement(Instant at, String sql, double millis, String view, String requestId) {}
