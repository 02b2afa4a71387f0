package app.latchkey.listings;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing moved.
 *
 * @param from null for its first status
 * @param overridden what was missing and passed over, as keys of the texts
 */
public record StatusChange(
        Instant at,
        String by,
        @Nullable ListingStatus from,
        ListingStatus to,
        @Nullable String reason,
        List<String> overridden) {}
