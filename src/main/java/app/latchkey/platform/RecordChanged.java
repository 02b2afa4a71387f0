package app.latchkey.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record was written: published in the transaction that wrote it, so that its history is kept with it or not at
 * all.
 *
 * @param entityType the record's kind, such as {@code Listing}
 * @param eventType what was done to it, in the past tense, such as {@code CREATED}
 */
public record RecordChanged(
        String entityType,
        long entityId,
        String eventType,
        List<FieldChange> changes,
        @Nullable String reason) {}
