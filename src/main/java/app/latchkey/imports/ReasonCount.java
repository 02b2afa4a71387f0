package app.latchkey.imports;

import org.jspecify.annotations.Nullable;

/**
 * Why rows were rejected, and how many.
 *
 * @param key of the reason's text
 * @param column counted from 0; null for the row as a whole
 */
public record ReasonCount(String key, @Nullable Integer column, int rows) {}
