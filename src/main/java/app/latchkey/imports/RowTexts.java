package app.latchkey.imports;

import app.latchkey.imports.RowCheck.Finding;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.platform.PhoneNumber;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One row's texts, to be read as values. What can't be read is noted down as a problem of its field, and reading goes
 * on: a person hears of everything at once. A blank cell has no value.
 */
public final class RowTexts {

    /** The longest text that can be a number, a date or a word of ours. */
    public static final int LONGEST_VALUE = 100;

    private static final int SHOWN = 40;
    private static final Pattern UNKNOWN = Pattern.compile(
            "-|n/?a|unknown|not (?:specified|known|stated)|ask agent|null|none", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE = Pattern.compile("-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\\.0+)?");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,15})?");
    private static final Set<String> YES = Set.of("yes", "y", "true", "t", "1", "x", "ja", "on");
    private static final Set<String> NO = Set.of("no", "n", "false", "f", "0", "off");

    private final Map<String, String> texts;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final List<Finding> problems = new ArrayList<>();
    private final List<Finding> missing = new ArrayList<>();
    private final List<Finding> notices = new ArrayList<>();

    /** @param texts by field, without spaces at either end */
    public RowTexts(Map<String, String> texts) {
        this.texts = texts;
    }

    /** The values that were {@link #put}, and all that was found. */
    public RowCheck check() {
        return new RowCheck(problems.isEmpty() ? values : Map.of(), problems, missing, notices);
    }

    /** Whether some column holds the field, or it is the same in every row. */
    public boolean has(String field) {
        return texts.containsKey(field);
    }

    /** As it stands there, with line breaks of one kind; blank for none. */
    public String prose(String field) {
        var text = texts.getOrDefault(field, "");
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** On one line, with one space between words; blank for none. */
    public String line(String field) {
        return CellText.line(texts.getOrDefault(field, ""));
    }

    /** Blank, too, for words that say nothing, such as "n/a" and "unknown". */
    public String word(String field) {
        var text = line(field);
        return text.length() <= 20 && UNKNOWN.matcher(text).matches() ? "" : text;
    }

    public @Nullable String line(String field, int longest) {
        return limited(field, line(field), longest);
    }

    public @Nullable String prose(String field, int longest) {
        return limited(field, prose(field), longest);
    }

    private @Nullable String limited(String field, String text, int longest) {
        if (text.length() > longest) {
            problem(field, "import.problem.too-long", Integer.toString(longest));
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** A whole number between two others, both allowed. */
    public @Nullable Long whole(String field, long least, long most) {
        var text = word(field);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_VALUE && WHOLE.matcher(text).matches()) {
            long number = new BigDecimal(text.replace(",", "")).longValue();
            if (number >= least && number <= most) {
                return number;
            }
        }
        problem(field, "import.problem.whole", shortened(text), Long.toString(least), Long.toString(most));
        return null;
    }

    /** A number with or without decimals between two others, both allowed. */
    public @Nullable BigDecimal decimal(String field, String least, String most) {
        var text = word(field);
        if (text.endsWith("%")) {
            text = text.substring(0, text.length() - 1).strip();
        }
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_VALUE && DECIMAL.matcher(text).matches()) {
            var number = new BigDecimal(text);
            if (number.compareTo(new BigDecimal(least)) >= 0 && number.compareTo(new BigDecimal(most)) <= 0) {
                return number;
            }
        }
        problem(field, "import.problem.number", shortened(text), least, most);
        return null;
    }

    /** Pence. */
    public @Nullable Long amount(String field) {
        var text = word(field);
        if (text.isEmpty()) {
            return null;
        }
        if (text.length() <= LONGEST_VALUE) {
            var amount = Money.parse(text);
            if (amount.isPresent()) {
                return amount.getAsLong();
            }
        }
        problem(field, "import.problem.amount", shortened(text));
        return null;
    }

    /** A day; one that could be two days, as 03/04 with the month first or last, is told from the British side. */
    public @Nullable LocalDate date(String field) {
        var text = word(field);
        if (text.isEmpty()) {
            return null;
        }
        var date = text.length() > LONGEST_VALUE ? Optional.<LocalDate>empty() : BritishDates.parse(text);
        if (date.isEmpty()) {
            problem(field, "import.problem.date", shortened(text));
        }
        return date.orElse(null);
    }

    public @Nullable Boolean yesOrNo(String field) {
        var text = word(field).toLowerCase(Locale.ROOT);
        if (text.isEmpty()) {
            return null;
        }
        if (YES.contains(text) || NO.contains(text)) {
            return YES.contains(text);
        }
        problem(field, "import.problem.yes-or-no", shortened(text));
        return null;
    }

    /** A British number, or one with its country's code. */
    public @Nullable PhoneNumber phone(String field) {
        var text = word(field);
        if (text.isEmpty()) {
            return null;
        }
        var number = text.length() > LONGEST_VALUE ? Optional.<PhoneNumber>empty() : PhoneNumber.parse(text);
        if (number.isEmpty()) {
            problem(field, "import.problem.phone", shortened(text));
        }
        return number.orElse(null);
    }

    /** One of our words. */
    public <T> @Nullable T choice(String field, Function<String, Optional<T>> dictionary) {
        var text = word(field);
        if (text.isEmpty()) {
            return null;
        }
        var meant = text.length() > LONGEST_VALUE ? Optional.<T>empty() : dictionary.apply(text);
        if (meant.isEmpty()) {
            problem(field, "import.problem.word." + field, shortened(text));
        }
        return meant.orElse(null);
    }

    /** Keeps a value for the column of this name; nothing for null. */
    public void put(String column, @Nullable Object value) {
        if (value != null) {
            values.put(column, value instanceof LocalDate || value instanceof Enum<?> ? value.toString() : value);
        }
    }

    public void problem(String field, String key, String... arguments) {
        problems.add(new Finding(field, ImportText.of(key, arguments)));
    }

    /** What a record that is there may leave out, and a new one may not. */
    public void missing(String field, String key, String... arguments) {
        missing.add(new Finding(field, ImportText.of(key, arguments)));
    }

    public void notice(String field, String key, String... arguments) {
        notices.add(new Finding(field, ImportText.of(key, arguments)));
    }

    /** The fields there is a problem with so far. */
    public Set<String> faulty() {
        var faulty = new HashSet<String>();
        problems.forEach(problem -> faulty.add(problem.field()));
        return faulty;
    }

    /** With one space between words, and none around. */
    public static String oneLine(String text) {
        return CellText.line(CellText.strip(text));
    }

    /** A text as a sentence may mention it. */
    public static String shortened(String text) {
        return CellText.first(SHOWN, text);
    }
}
