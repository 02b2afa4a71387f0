package app.latchkey.imports.files;

import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Postcode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Tells the names of columns from values, so that a file without names is not read with its first row lost.
 *
 * <p>A header may well be full of numbers, as the years or room numbers of a table across are. It is refused if
 *
 * <ul>
 *   <li>it holds two different kinds of value that nobody names a column by: a postcode, a date, an email address, a
 *       web address, an amount with decimals; or
 *   <li>its first cell is a value or a number, and so is at least every second cell; or
 *   <li>the first row hangs on to it: it is one cell short of twice as long as the row below, and there are values or
 *       numbers in its second half.
 * </ul>
 */
final class HeaderCheck {
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Pattern WEB = Pattern.compile("https?://\\S+");
    private static final Pattern AMOUNT = Pattern.compile("-?£ ?[0-9][0-9,]*(?:\\.[0-9]+)?|-?[0-9][0-9,]*\\.[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9][0-9,]*");
    private static final int LONGEST_VALUE = 200;

    enum Kind {
        POSTCODE,
        DATE,
        EMAIL,
        WEB,
        AMOUNT,
        NUMBER
    }

    private HeaderCheck() {}

    static boolean isData(List<String> header, List<String> firstRow) {
        var filled = header.stream().filter(cell -> !cell.isBlank()).toList();
        var kinds =
                filled.stream().map(HeaderCheck::kind).flatMap(Optional::stream).toList();
        long telling =
                kinds.stream().filter(kind -> kind != Kind.NUMBER).distinct().count();
        boolean beginsWithValue = !filled.isEmpty() && kind(filled.getFirst()).isPresent();
        return telling >= 2 || (beginsWithValue && kinds.size() * 2 >= filled.size()) || isGlued(header, firstRow);
    }

    private static boolean isGlued(List<String> header, List<String> firstRow) {
        int columns = firstRow.size();
        return columns >= 2
                && header.size() == 2 * columns - 1
                && header.subList(columns, header.size()).stream()
                        .anyMatch(cell -> kind(cell).isPresent());
    }

    /** What kind of value a cell holds; empty for a text that may be a name. */
    static Optional<Kind> kind(String cell) {
        String value = cell.strip();
        if (value.length() > LONGEST_VALUE) {
            return Optional.empty();
        }
        if (NUMBER.matcher(value).matches()) {
            return Optional.of(Kind.NUMBER);
        }
        if (Postcode.parse(value).isPresent()) {
            return Optional.of(Kind.POSTCODE);
        }
        if (BritishDates.parse(value).isPresent()) {
            return Optional.of(Kind.DATE);
        }
        if (AMOUNT.matcher(value).matches()) {
            return Optional.of(Kind.AMOUNT);
        }
        if (EMAIL.matcher(value).matches()) {
            return Optional.of(Kind.EMAIL);
        }
        return WEB.matcher(value).matches() ? Optional.of(Kind.WEB) : Optional.empty();
    }
}
