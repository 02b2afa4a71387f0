package app.latchkey.imports;

import java.util.List;

/**
 * One of a file's first rows as a plan would have it, read by itself.
 *
 * @param cells a text for each heading of its kind's preview; none where there are problems
 * @param problems why it could not go in; of what a new record must have, too
 */
public record SampleRow(long line, List<ImportText> cells, List<ImportText> problems) {}
