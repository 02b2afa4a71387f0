package app.latchkey.audit;

import app.latchkey.platform.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did to a record, as it is shown.
 *
 * @param origin the file it came from; null when it came from none
 */
public record HistoryEvent(
        long id,
        Instant at,
        String actor,
        String eventType,
        List<FieldChange> changes,
        @Nullable String reason,
        @Nullable Origin origin) {

    /**
     * Where in which file it stands.
     *
     * @param importId the import that brought the file
     * @param line counted from 1; null for what was not of one line
     */
    public record Origin(
            long importId, String fileName, @Nullable Long line) {}
}
