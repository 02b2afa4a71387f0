package app.latchkey.platform;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running cells as formulas: a cell that could be one gets an apostrophe in front, which
 * reading takes away again. Plain numbers, with a sign or without, stay as they are.
 */
public final class FormulaGuard {

    private static final String FORMULA = "(?:\\s*[=+\\-@]|[\\t\\r])";
    private static final Pattern TO_GUARD = Pattern.compile("'*" + FORMULA);
    private static final Pattern GUARDED = Pattern.compile("'+" + FORMULA);
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9][0-9,]*(?:\\.[0-9]+)?");

    private FormulaGuard() {}

    public static String guard(String cell) {
        return TO_GUARD.matcher(cell).lookingAt() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    public static String read(String cell) {
        return GUARDED.matcher(cell).lookingAt() ? cell.substring(1) : cell;
    }
}
