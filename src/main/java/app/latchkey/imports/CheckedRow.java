package app.latchkey.imports;

import app.latchkey.platform.FieldChange;
import java.util.List;

/**
 * One good row as it would become.
 *
 * @param cells a text for each heading of its kind's preview
 * @param changes what it changes of a record that is there, each field once; none for a new one
 */
public record CheckedRow(long line, List<ImportText> cells, List<FieldChange> changes, List<ImportText> notices) {}
