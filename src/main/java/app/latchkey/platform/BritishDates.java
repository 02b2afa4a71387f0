package app.latchkey.platform;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as they are written in the UK: the day first, always. */
public final class BritishDates {
    private static final int EARLIEST_YEAR = 1900;

    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private static final String TIME =
            "(?:[T ](?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?: ?Z|[+-][0-9]{2}:?[0-9]{2})?)?";

    private static final Pattern ISO =
            Pattern.compile("(?<year>[0-9]{4})-(?<month>[0-9]{2})-(?<day>[0-9]{2})" + TIME, Pattern.CASE_INSENSITIVE);

    private static final Pattern NUMBERS = Pattern.compile(
            "(?<day>[0-9]{1,2})([/.-])(?<month>[0-9]{1,2})\\2(?<year>[0-9]{4}|[0-9]{2})" + TIME,
            Pattern.CASE_INSENSITIVE);

    private static final Pattern WORDS = Pattern.compile(
            "(?<day>[0-9]{1,2})(?<ordinal>st|nd|rd|th)?(?: of)?[ -]?(?<month>[a-z]{3,9})\\.?,?[ -]?(?<year>[0-9]{4}|[0-9]{2})",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private BritishDates() {}

    /**
     * The day meant by "01/12/2018", "1/12/18", "1-12-2018", "1.12.2018", "1 Dec 2018", "1-Dec-18", "1st December 2018"
     * or the ISO "2018-12-01"; a time of day behind a date in numbers is left out. Two figures of a year are of this
     * century. Empty for anything else, a 31 February, or a year before 1900.
     */
    public static Optional<LocalDate> parse(String typed) {
        String text = SPACES.matcher(typed).replaceAll(" ").strip();
        for (var shape : List.of(ISO, NUMBERS)) {
            var date = shape.matcher(text);
            if (date.matches()) {
                return date(year(date.group("year")), Integer.parseInt(date.group("month")), date.group("day"));
            }
        }
        var date = WORDS.matcher(text);
        if (!date.matches() || !suits(date.group("ordinal"), date.group("day"))) {
            return Optional.empty();
        }
        return date(year(date.group("year")), month(date.group("month")), date.group("day"));
    }

    /** "21 Nov 2026". */
    public static String format(LocalDate date) {
        return String.format(
                Locale.UK,
                "%d %s %04d",
                date.getDayOfMonth(),
                MONTHS.get(date.getMonthValue() - 1).substring(0, 3),
                date.getYear());
    }

    /** "21/11/2026". */
    public static String formatShort(LocalDate date) {
        return String.format(Locale.UK, "%02d/%02d/%04d", date.getDayOfMonth(), date.getMonthValue(), date.getYear());
    }

    private static Optional<LocalDate> date(int year, int month, String day) {
        if (year < EARLIEST_YEAR) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(year, month, Integer.parseInt(day)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static int year(String figures) {
        return figures.length() == 2 ? 2000 + Integer.parseInt(figures) : Integer.parseInt(figures);
    }

    /** The month by its whole name, its first three letters or "Sept"; 0, which is no month, if it is none. */
    private static int month(String name) {
        for (int month = 1; month <= MONTHS.size(); month++) {
            String whole = MONTHS.get(month - 1);
            if (name.equalsIgnoreCase(whole)
                    || name.equalsIgnoreCase(whole.substring(0, 3))
                    || (month == 9 && name.equalsIgnoreCase("Sept"))) {
                return month;
            }
        }
        return 0;
    }

    private static boolean suits(@Nullable String ordinal, String day) {
        if (ordinal == null) {
            return true;
        }
        int number = Integer.parseInt(day);
        String right = switch (number % 100 >= 11 && number % 100 <= 13 ? 0 : number % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
        return ordinal.equalsIgnoreCase(right);
    }
}
