package app.latchkey.platform.live;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records of one kind were written, and it is committed. Published as an application event on every instance, the
 * writing one included, a moment after the commit; on a thread that serves all of them, so whoever hears it must
 * not block. After a broken connection {@link ChangesMissed} stands for whatever was not heard.
 *
 * @param entityType as in {@link app.latchkey.platform.RecordChanged}
 * @param ids which ones; empty when they are too many to name
 * @param source the screen that wrote and shows it already; null when no screen did
 * @param transaction a name for it, by which whoever wrote knows it again; null when it has none
 */
public record RecordsChanged(
        long agencyId,
        String entityType,
        List<Long> ids,
        @Nullable String source,
        @Nullable String transaction) {

    public RecordsChanged {
        ids = List.copyOf(ids);
    }

    /** Too many to name: any record of this kind may be another now. */
    public boolean isMany() {
        return ids.isEmpty();
    }
}
