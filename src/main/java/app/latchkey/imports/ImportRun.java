package app.latchkey.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file on its way in.
 *
 * @param branchId the branch that new records go to, where the kind has one
 * @param columns the column, counted from 0, that each matched field is read from
 */
public record ImportRun(long jobId, long branchId, Map<String, Integer> columns) {

    public ImportRun {
        columns = Map.copyOf(columns);
    }

    /** The column of a field; null when none was matched to it. */
    public @Nullable Integer column(String field) {
        return columns.get(field);
    }
}
