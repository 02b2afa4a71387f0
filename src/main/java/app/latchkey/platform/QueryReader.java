package app.latchkey.platform;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a link or a program asks for, by names that are the same for both. What makes no sense is left out and
 * remembered: a screen shows the rest, a program is refused.
 */
public class QueryReader {

    private final Map<String, List<String>> query;
    private final Map<String, Parameter> asked = new LinkedHashMap<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    public QueryReader(Map<String, List<String>> query) {
        this.query = query;
    }

    /** Every name that somebody reads, with what it may say: known by reading nothing. */
    public static List<Parameter> parameters(Function<QueryReader, ?> reading) {
        var reader = new QueryReader(Map.of());
        var unused = reading.apply(reader);
        return List.copyOf(reader.asked.values());
    }

    /** Blank for none. */
    public String text(String name, int longest) {
        var value = read(new Parameter(name, Form.TEXT, List.of(), 0, longest), typed -> {
            if (typed.length() > longest) {
                throw new IllegalArgumentException();
            }
            return typed;
        });
        return value == null ? "" : value;
    }

    public <E extends Enum<E>> Set<E> set(String name, Class<E> type) {
        asked.put(name, new Parameter(name, Form.CHOICES, names(type), 0, Long.MAX_VALUE));
        var set = EnumSet.noneOf(type);
        for (var value : query.getOrDefault(name, List.of())) {
            try {
                set.add(constant(type, value));
            } catch (IllegalArgumentException e) {
                refuse(name, value);
            }
        }
        return set;
    }

    public <E extends Enum<E>> @Nullable E choice(String name, Class<E> type) {
        return choice(name, type, constant -> constant);
    }

    /** @param reader fails with {@link IllegalArgumentException} where the choice makes no sense beside the rest */
    public <E extends Enum<E>, T> @Nullable T choice(String name, Class<E> type, Function<E, T> reader) {
        return read(
                new Parameter(name, Form.CHOICE, names(type), 0, Long.MAX_VALUE),
                value -> reader.apply(constant(type, value)));
    }

    public @Nullable Integer count(String name, int least, int most) {
        return read(new Parameter(name, Form.NUMBER, List.of(), least, most), value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /** The number of a record. */
    public @Nullable Long id(String name) {
        return read(new Parameter(name, Form.NUMBER, List.of(), 1, Long.MAX_VALUE), value -> {
            long number = Long.parseLong(value);
            if (number < 1) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    /** Pence, written in pounds. */
    public @Nullable Long pounds(String name) {
        return read(
                new Parameter(name, Form.POUNDS, List.of(), 0, Money.LARGEST_PENCE),
                value -> Money.parse(value).orElseThrow(IllegalArgumentException::new));
    }

    /** As a link writes it, or as people do. */
    public @Nullable LocalDate day(String name) {
        return read(
                new Parameter(name, Form.DAY, List.of(), 0, Long.MAX_VALUE),
                value -> BritishDates.parse(value).orElseThrow(IllegalArgumentException::new));
    }

    public boolean flag(String name) {
        return read(new Parameter(name, Form.CHOICE, List.of("yes"), 0, Long.MAX_VALUE), value -> {
                    if (!value.equals("yes")) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                })
                != null;
    }

    /** @param reader fails with {@link IllegalArgumentException} on what makes no sense */
    public <T> @Nullable T one(String name, Function<String, T> reader) {
        return read(new Parameter(name, Form.TEXT, List.of(), 0, 200), reader);
    }

    /** An order is a column, with a minus for downwards. */
    public <C extends Enum<C>> @Nullable Order<C> order(Class<C> columns) {
        return read(new Parameter("sort", Form.ORDER, names(columns), 0, Long.MAX_VALUE), value -> {
            boolean downwards = value.startsWith("-");
            return new Order<>(constant(columns, downwards ? value.substring(1) : value), !downwards);
        });
    }

    /** What was read under this name makes no sense beside the rest. */
    public void refuse(String name) {
        refuse(name, query.getOrDefault(name, List.of("")).getFirst());
    }

    private void refuse(String name, String value) {
        mistakes.add(new Mistake(Objects.requireNonNull(asked.get(name)), value));
    }

    private <T> @Nullable T read(Parameter parameter, Function<String, T> reader) {
        asked.put(parameter.name(), parameter);
        var values = query.getOrDefault(parameter.name(), List.of());
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return null;
        }
        try {
            return reader.apply(values.getFirst());
        } catch (IllegalArgumentException e) {
            refuse(parameter.name(), values.getFirst());
            return null;
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String value) {
        return Enum.valueOf(type, value.toUpperCase(Locale.ROOT));
    }

    private static List<String> names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** The parameters that made no sense, as they stood in the address. */
    public List<String> ignored() {
        return mistakes.stream().map(Mistake::toString).toList();
    }

    /** What made no sense, in the order in which it was read. */
    public List<Mistake> mistakes() {
        return List.copyOf(mistakes);
    }

    /** What was asked for by names that nobody read. */
    public List<String> unread() {
        return query.keySet().stream().filter(name -> !asked.containsKey(name)).toList();
    }

    /** Names of one value that stand there more than once: which is meant, nobody can know. */
    public List<String> repeated() {
        return asked.values().stream()
                .filter(parameter -> parameter.form() != Form.CHOICES)
                .map(Parameter::name)
                .filter(name -> query.getOrDefault(name, List.of()).size() > 1)
                .toList();
    }

    public record Mistake(Parameter parameter, String value) {

        @Override
        public String toString() {
            return parameter.name() + "=" + value;
        }
    }

    public record Order<C extends Enum<C>>(C column, boolean ascending) {}

    /** What a parameter's value is. */
    public enum Form {
        TEXT,
        NUMBER,
        POUNDS,
        DAY,
        CHOICE,
        CHOICES,
        ORDER
    }

    /**
     * A name that is read.
     *
     * @param choices what it may say; empty for anything of its form
     * @param least of a number
     * @param most of a number, or of characters of a text
     */
    public record Parameter(String name, Form form, List<String> choices, long least, long most) {
        public Parameter {
            choices = List.copyOf(choices);
        }
    }
}
