package app.latchkey.users;

import java.time.Instant;

/**
 * A passkey of somebody's.
 *
 * @param id as the browser names it
 * @param label what its owner calls it
 */
public record Passkey(String id, String label, Instant createdAt, Instant lastUsedAt) {}
