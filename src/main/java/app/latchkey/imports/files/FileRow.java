package app.latchkey.imports.files;

import java.util.List;

/**
 * A record of a file below its header, as it stands there: as many cells as it has, more or fewer than the header.
 *
 * @param line counted from 1: the line of the file in which the record begins, the row of a workbook
 */
public record FileRow(long line, List<String> cells) {

    public FileRow {
        cells = List.copyOf(cells);
    }

    /** The cell in a column, counted from 0; blank where the row is too short. */
    public String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    /** How many cells are not blank. */
    int filled() {
        int filled = 0;
        for (String cell : cells) {
            if (!cell.isBlank()) {
                filled++;
            }
        }
        return filled;
    }

    boolean isBlank() {
        for (String cell : cells) {
            if (!cell.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
