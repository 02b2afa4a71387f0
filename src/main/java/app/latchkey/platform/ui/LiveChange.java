package app.latchkey.platform.ui;

import java.io.Serializable;
import java.util.List;

/**
 * Records of one kind that were written, as one screen hears it.
 *
 * @param ids empty when they are too many to name
 * @param own whether this very screen wrote them
 */
public record LiveChange(String entityType, List<Long> ids, boolean own) implements Serializable {

    /** Whether this record may be another now. */
    public boolean mayConcern(long id) {
        return ids.isEmpty() || ids.contains(id);
    }
}
