package app.latchkey.platform.ui;

import app.latchkey.platform.BritishDates;
import com.vaadin.flow.router.QueryParameters;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a link says; what makes no sense is left out and remembered, never an error. */
public class QueryReader {

    private final Map<String, List<String>> query;
    private final List<String> ignored = new ArrayList<>();

    public QueryReader(QueryParameters query) {
        this.query = query.getParameters();
    }

    /** Blank for none. */
    public String text(String name, int longest) {
        var value = one(name, typed -> {
            if (typed.length() > longest) {
                throw new IllegalArgumentException();
            }
            return typed;
        });
        return value == null ? "" : value;
    }

    public <E extends Enum<E>> Set<E> set(String name, Class<E> type) {
        var set = EnumSet.noneOf(type);
        for (var value : query.getOrDefault(name, List.of())) {
            try {
                set.add(Enum.valueOf(type, value.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                ignored.add(name + "=" + value);
            }
        }
        return set;
    }

    /** @param reader fails with {@link IllegalArgumentException} on what makes no sense */
    public <T> @Nullable T one(String name, Function<String, T> reader) {
        var values = query.getOrDefault(name, List.of());
        if (values.isEmpty() || values.getFirst().isBlank()) {
            return null;
        }
        try {
            return reader.apply(values.getFirst());
        } catch (IllegalArgumentException e) {
            ignored.add(name + "=" + values.getFirst());
            return null;
        }
    }

    /** As {@link QueryWriter} writes it, or as people do. */
    public @Nullable LocalDate day(String name) {
        return one(name, value -> BritishDates.parse(value).orElseThrow(IllegalArgumentException::new));
    }

    /** An order is a column, with a minus for downwards. */
    public <C extends Enum<C>> @Nullable Order<C> order(Class<C> columns) {
        return one("sort", value -> {
            boolean downwards = value.startsWith("-");
            var column = Enum.valueOf(columns, (downwards ? value.substring(1) : value).toUpperCase(Locale.ROOT));
            return new Order<>(column, !downwards);
        });
    }

    /** The parameters that made no sense, by name. */
    public List<String> ignored() {
        return List.copyOf(ignored);
    }

    public record Order<C extends Enum<C>>(C column, boolean ascending) {}
}
