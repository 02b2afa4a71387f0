package app.latchkey.imports;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What stands in a cell, before anybody asks what it means. */
final class CellText {

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private CellText() {}

    /** Without spaces of any kind, line breaks or byte order marks at either end. */
    static String strip(String cell) {
        int start = 0;
        int end = cell.length();
        while (start < end && isBlank(cell.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(cell.charAt(end - 1))) {
            end--;
        }
        return cell.substring(start, end);
    }

    /** The first character that is no text, as "U+0007": a control character, or one that was lost on the way here. */
    static Optional<String> unfit(String text) {
        for (int i = 0; i < text.length(); ) {
            int each = text.codePointAt(i);
            if (isUnfit(each)) {
                return Optional.of("U+%04X".formatted(each));
            }
            i += Character.charCount(each);
        }
        return Optional.empty();
    }

    /** On one line, with one space between words. */
    static String line(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each != ' ' ? isBlank(each) : i > 0 && text.charAt(i - 1) == ' ') {
                return SPACES.matcher(text).replaceAll(" ").strip();
            }
        }
        return text;
    }

    /** Without the characters that are no text. */
    static String fit(String typed) {
        return typed.codePoints()
                .filter(each -> !isUnfit(each))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** As words are compared: without capitals, and with one space between them. */
    static String folded(String text) {
        return line(strip(text)).toLowerCase(Locale.ROOT);
    }

    /** A text, cut to so many characters at most. */
    static String first(int characters, String text) {
        return text.codePointCount(0, text.length()) <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters - 1)) + "…";
    }

    private static boolean isBlank(char each) {
        return Character.isWhitespace(each) || Character.isSpaceChar(each) || each == '\uFEFF';
    }

    private static boolean isUnfit(int each) {
        return each == 0xFFFD
                || (Character.isISOControl(each) && each != '\t' && each != '\n' && each != '\r')
                || Character.getType(each) == Character.SURROGATE
                || (each & 0xFFFE) == 0xFFFE;
    }
}
