package app.latchkey.imports.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/**
 * The text of a workbook's cells: numbers plain, as 0.125 for 12.5%, and with the 15 figures that Excel shows; dates as
 * 2026-01-31, with the time behind a T if it is not midnight, times alone as 09:30; TRUE and FALSE; of a formula its
 * last result; an error as #N/A.
 */
final class SheetCell {

    /** Excel counts 15 figures; what it stores behind them is how a computer keeps fractions. */
    private static final MathContext FIGURES = new MathContext(15, RoundingMode.HALF_UP);

    /** No number of Excel is longer. */
    private static final int LONGEST_EXPONENT = 400;

    private static final BigDecimal SECONDS = BigDecimal.valueOf(24 * 60 * 60);
    private static final LocalDate START_1904 = LocalDate.of(1904, 1, 1);

    /** The day before 1 January 1900, and as many more as there are 29ths of February 1900, which Excel believes in. */
    private static final LocalDate START_1900 = LocalDate.of(1899, 12, 30);

    private static final BigDecimal FIRST_OF_MARCH_1900 = BigDecimal.valueOf(61);
    private static final BigDecimal DAY_AFTER_9999 = BigDecimal.valueOf(2_958_466);

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");
    private static final Pattern ELAPSED = Pattern.compile("\\[[hms]+]");
    private static final Pattern NO_PART_OF_A_DATE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*]|[_*].|;.*");
    private static final Pattern PART_OF_A_DATE = Pattern.compile("[ymdhs]");

    private final boolean isFrom1904;
    private final Map<String, Boolean> dateFormats = new HashMap<>();

    SheetCell(boolean isFrom1904) {
        this.isFrom1904 = isFrom1904;
    }

    String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getValue()) {
            case null -> Objects.requireNonNullElse(cell.getRawValue(), "");
            case Boolean is -> is ? "TRUE" : "FALSE";
            case BigDecimal number -> text(number, cell.getDataFormatString());
            case Object text -> unescaped(text.toString());
        };
    }

    private String text(BigDecimal number, @Nullable String format) {
        boolean isDate = format != null
                && number.signum() >= 0
                && number.compareTo(DAY_AFTER_9999) < 0
                && dateFormats.computeIfAbsent(format, SheetCell::isDate);
        return isDate ? date(number) : plain(number);
    }

    private static String plain(BigDecimal number) {
        if (number.scale() == 0) {
            return number.toPlainString();
        }
        if (Math.abs((long) number.precision() - number.scale()) > LONGEST_EXPONENT) {
            return number.toString();
        }
        return number.round(FIGURES).stripTrailingZeros().toPlainString();
    }

    private String date(BigDecimal number) {
        long days = number.longValue();
        long seconds = number.subtract(BigDecimal.valueOf(days))
                .multiply(SECONDS)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
        if (days == 0 && !isFrom1904) {
            return LocalTime.MIN.plusSeconds(seconds).toString();
        }
        var moment = day(number, days).atStartOfDay().plusSeconds(seconds);
        return isMidnight(moment) ? moment.toLocalDate().toString() : moment.toString();
    }

    private LocalDate day(BigDecimal number, long days) {
        if (isFrom1904) {
            return START_1904.plusDays(days);
        }
        return START_1900.plusDays(number.compareTo(FIRST_OF_MARCH_1900) < 0 ? days + 1 : days);
    }

    private static boolean isMidnight(LocalDateTime moment) {
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static boolean isDate(String format) {
        String lower = format.toLowerCase(Locale.ROOT);
        return !lower.equals("general")
                && !ELAPSED.matcher(lower).find()
                && PART_OF_A_DATE
                        .matcher(NO_PART_OF_A_DATE.matcher(lower).replaceAll(""))
                        .find();
    }

    /** Workbooks write characters that XML doesn't allow as _x000D_. One of those, NUL, is allowed nowhere. */
    private static String unescaped(String text) {
        if (!text.contains("_x")) {
            return text;
        }
        return ESCAPED.matcher(text).replaceAll(escape -> {
            char character = (char) Integer.parseInt(escape.group(1), 16);
            return Matcher.quoteReplacement(character == 0 ? escape.group() : String.valueOf(character));
        });
    }
}
