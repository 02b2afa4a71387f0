package app.latchkey.listings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bulk edit that was made.
 *
 * @param target the negotiator's or the branch's name at the time; null for nobody, and for withdrawals
 * @param rows listings that were changed
 * @param undone null as long as it stands
 * @param mayUndo whether the person who asks may take it back now
 */
public record BulkChange(
        long id,
        BulkKind kind,
        @Nullable String target,
        @Nullable String reason,
        int rows,
        String by,
        Instant at,
        @Nullable Undone undone,
        boolean mayUndo) {

    /** @param kept listings that were changed since, and stayed as they were */
    public record Undone(Instant at, String by, int kept) {}
}
