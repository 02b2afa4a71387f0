package app.latchkey.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its record, as the list of all shows it.
 *
 * @param kind of record, such as {@code Listing}
 * @param recordName what people call it now; null when nothing is known of it any more
 * @param recordPath the screen that shows it; null when none does
 * @param requestId by which the log tells of the same request
 */
public record HistoryRow(
        HistoryEvent event,
        @Nullable Long actorId,
        String kind,
        long recordId,
        @Nullable String recordName,
        @Nullable String recordPath,
        @Nullable String requestId) {

    /** Where the list goes on after a row: those of one moment by their number. */
    public record Place(Instant at, long id) {}

    public long id() {
        return event.id();
    }

    public Place place() {
        return new Place(event.at(), event.id());
    }
}
