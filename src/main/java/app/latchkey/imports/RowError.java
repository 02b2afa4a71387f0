package app.latchkey.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem or a notice as it is kept with its row.
 *
 * @param column counted from 0; null when it concerns no column of the file
 */
record RowError(@Nullable Integer column, String key, List<String> arguments) {

    static RowError of(RowCheck.Finding finding, ImportRun run) {
        return new RowError(
                run.column(finding.field()),
                finding.text().key(),
                finding.text().arguments());
    }

    ImportText text() {
        return new ImportText(key, arguments);
    }
}
