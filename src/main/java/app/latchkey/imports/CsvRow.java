package app.latchkey.imports;

import java.util.List;

/**
 * A record of a file below its header, as it stands there: as many cells as it has, more or fewer than the header.
 *
 * @param line the line of the file, counted from 1, in which the record begins
 */
record CsvRow(long line, List<String> cells) {

    CsvRow {
        cells = List.copyOf(cells);
    }

    /** The cell in a column, counted from 0; blank where the row is too short. */
    String cell(int column) {
        return column < cells.size() ? cells.get(column) : "";
    }

    boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
