package app.latchkey.imports;

import org.jspecify.annotations.Nullable;

/**
 * One reason why one row can't go in.
 *
 * @param column the name of the column at fault; null when it is the row as a whole, or a column that is not there
 * @param value what stands there
 */
public record ProblemRow(
        long line, @Nullable String column, @Nullable String value, ImportText reason) {}
