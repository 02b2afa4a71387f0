package app.latchkey.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One row that can't go in as it is.
 *
 * @param cells as they stand in the file, or as somebody corrected them
 */
public record RejectedRow(long line, List<String> cells, List<CellProblem> problems) {

    /** @param column counted from 0; null when it is the row as a whole, or a column that is not there */
    public record CellProblem(@Nullable Integer column, ImportText text) {}
}
