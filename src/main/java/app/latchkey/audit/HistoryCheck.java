package app.latchkey.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of reading the chain again.
 *
 * @param byName who asked for it; null for the one of every night
 * @param seals links there were
 * @param events sealed events that were read
 * @param hash of the last link, in hexadecimal; blank for an agency without one
 * @param differing events, or links without such an event, that are not as they were sealed
 * @param found the first of them; null when all is as it was written
 */
public record HistoryCheck(
        Instant at,
        @Nullable String byName,
        long seals,
        long events,
        String hash,
        long differing,
        @Nullable Finding found) {

    public enum Kind {
        /** An event is not what it was when it was sealed. */
        CHANGED,
        /** A sealed event is no more. */
        MISSING,
        /** An event stands where none was when its neighbours were sealed. */
        INSERTED,
        /** A link is gone, or says something else than it did. */
        CHAIN
    }

    /**
     * @param seal the link's number
     * @param eventId null when it is the link itself
     * @param at when what stands there now says it happened; null for what is gone
     */
    public record Finding(
            Kind kind,
            long seal,
            @Nullable Long eventId,
            @Nullable Instant at) {}

    public boolean isSound() {
        return found == null;
    }
}
