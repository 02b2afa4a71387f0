package app.latchkey.imports.files;

import app.latchkey.imports.files.HeaderCheck.Kind;
import java.util.List;

/**
 * Finds the names of columns under the lines that reports put above them: a title, "Generated on", a remark. In doubt
 * the first row is the header, for a title among the names can be seen and put right, a lost row can not.
 *
 * <p>A row is a title over another if at most half as many of its cells are filled, or if it is a name and its value
 * ("Branch:", "Bristol") over three names or more. What it stands over must look like names: none of its cells is
 * a value, years behind the first apart. Where there are two names only, years don't pass either, and a row below has to
 * hold a value, for else it could be the name of one column over two parts of an address.
 */
final class HeaderSearch {

    static final int MOST_TITLES = 10;

    /** How many rows are looked at. */
    static final int ROWS = MOST_TITLES + 15;

    private HeaderSearch() {}

    /** How many of a file's first rows stand above its header. */
    static int titlesAbove(List<FileRow> start) {
        int header = 0;
        for (int below = 1; below < start.size() && below <= MOST_TITLES; below++) {
            if (isTitle(start.get(header), start.get(below)) && isHeader(start, below)) {
                header = below;
            }
        }
        return header;
    }

    private static boolean isTitle(FileRow row, FileRow over) {
        int filled = row.filled();
        int names = over.filled();
        return filled * 2 <= names || (filled == 2 && names > 2 && isNameAndValue(row));
    }

    private static boolean isNameAndValue(FileRow row) {
        var cells = filled(row);
        return cells.getFirst().strip().endsWith(":")
                || HeaderCheck.kind(cells.getLast())
                        .filter(kind -> kind != Kind.NUMBER)
                        .isPresent();
    }

    private static boolean isHeader(List<FileRow> start, int index) {
        var names = filled(start.get(index));
        if (isValue(names.getFirst())) {
            return false;
        }
        return names.size() > 2
                ? names.stream().allMatch(name -> !isValue(name) || isYear(name))
                : names.stream().noneMatch(HeaderSearch::isValue)
                        && start.subList(index + 1, start.size()).stream()
                                .flatMap(row -> row.cells().stream())
                                .anyMatch(HeaderSearch::isValue);
    }

    private static boolean isYear(String cell) {
        String name = cell.strip();
        return name.length() == 4
                && (name.startsWith("19") || name.startsWith("20"))
                && HeaderCheck.kind(name).filter(kind -> kind == Kind.NUMBER).isPresent();
    }

    private static boolean isValue(String cell) {
        return HeaderCheck.kind(cell).isPresent();
    }

    private static List<String> filled(FileRow row) {
        return row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    }
}
