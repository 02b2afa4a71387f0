package app.latchkey.imports;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file and what became of it.
 *
 * @param version which state somebody saw who goes on from it
 * @param fileName as its owner calls it: a label, never a path
 * @param charset in which its characters are written
 * @param importedBefore when the very same file was imported already
 */
public record ImportJob(
        long id,
        int version,
        String kind,
        long branchId,
        String fileName,
        String charset,
        char separator,
        List<FileColumn> columns,
        ImportStatus status,
        int rowsTotal,
        int rowsRejected,
        int rowsImported,
        @Nullable Instant importedBefore) {

    public ImportJob {
        columns = List.copyOf(columns);
    }

    public int rowsGood() {
        return rowsTotal - rowsRejected;
    }

    ImportRun run() {
        Map<String, Integer> matched = new HashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            var field = columns.get(column).field();
            if (field != null) {
                matched.put(field, column);
            }
        }
        return new ImportRun(id, branchId, matched);
    }
}
