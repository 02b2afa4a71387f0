package app.latchkey.imports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of an undone import whose records are left as they are, because somebody changed them since or others hang on
 * them.
 *
 * @param name of the record it is mainly about
 * @param by who changed it last; null when nobody did since
 */
public record UndoConflict(
        long line,
        String name,
        @Nullable String by,
        @Nullable Instant at) {}
