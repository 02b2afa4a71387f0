package app.latchkey.audit;

import app.latchkey.platform.FieldChange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody did to a record, as it is shown. */
public record HistoryEvent(
        long id,
        Instant at,
        String actor,
        String eventType,
        List<FieldChange> changes,
        @Nullable String reason,
        @Nullable Long importId) {}
