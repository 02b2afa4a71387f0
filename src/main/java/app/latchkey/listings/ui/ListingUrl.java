package app.latchkey.listings.ui;

import app.latchkey.listings.Furnishing;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingSort;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.listings.ListingStatus;
import app.latchkey.platform.BritishDates;
import app.latchkey.platform.Money;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list. Rents are whole
 * pounds per calendar month; an order is a column, with a minus for downwards.
 *
 * @param ignored parameters that made no sense, by name
 */
record ListingUrl(ListingFilter filter, ListingSort sort, List<String> ignored) {

    static ListingUrl parse(QueryParameters query) {
        return new Parser(query).parse();
    }

    static QueryParameters write(ListingFilter filter, ListingSort sort) {
        var query = new LinkedHashMap<String, List<String>>();
        put(query, "q", filter.text());
        put(query, "status", filter.statuses());
        put(query, "bedrooms_min", filter.bedroomsMin());
        put(query, "bedrooms_max", filter.bedroomsMax());
        put(query, "rent_min", pounds(filter.rentMinPence()));
        put(query, "rent_max", pounds(filter.rentMaxPence()));
        put(query, "property_type", filter.propertyTypes());
        put(query, "town", filter.town());
        put(query, "outcode", filter.outcode());
        put(query, "furnishing", filter.furnishings());
        put(query, "available_by", filter.availableBy());
        put(query, "branch", filter.branchId());
        put(query, "negotiator", filter.negotiatorId());
        if (!sort.equals(ListingSort.DEFAULT)) {
            put(query, "sort", (sort.ascending() ? "" : "-") + name(sort.column()));
        }
        return new QueryParameters(query);
    }

    /** The same filter and order, said the one way this class says them. */
    static QueryParameters canonical(QueryParameters query) {
        var url = parse(query);
        return write(url.filter(), url.sort());
    }

    /** The filter less the conditions of these parameters. */
    static ListingFilter without(ListingFilter filter, String... parameters) {
        return parse(write(filter, ListingSort.DEFAULT).excluding(parameters)).filter();
    }

    private static void put(Map<String, List<String>> query, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            query.put(name, List.of(value.toString()));
        }
    }

    private static void put(Map<String, List<String>> query, String name, Set<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            query.put(name, values.stream().sorted().map(ListingUrl::name).toList());
        }
    }

    private static @Nullable String pounds(@Nullable Long pence) {
        return pence == null
                ? null
                : pence % 100 == 0 ? Long.toString(pence / 100) : "%d.%02d".formatted(pence / 100, pence % 100);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static final class Parser {

        private final Map<String, List<String>> query;
        private final List<String> ignored = new ArrayList<>();

        private Parser(QueryParameters query) {
            this.query = query.getParameters();
        }

        ListingUrl parse() {
            var filter = new ListingFilter(
                    text("q", 200),
                    set("status", ListingStatus.class),
                    number("bedrooms_min"),
                    number("bedrooms_max"),
                    pence("rent_min"),
                    pence("rent_max"),
                    set("property_type", PropertyType.class),
                    text("town", 120),
                    text("outcode", 8),
                    set("furnishing", Furnishing.class),
                    one("available_by", value -> BritishDates.parse(value).orElseThrow(IllegalArgumentException::new)),
                    one("branch", Long::valueOf),
                    one("negotiator", Long::valueOf));
            var sort = one("sort", Parser::sort);
            return new ListingUrl(filter, sort == null ? ListingSort.DEFAULT : sort, List.copyOf(ignored));
        }

        private String text(String name, int longest) {
            var value = one(name, typed -> {
                if (typed.length() > longest) {
                    throw new IllegalArgumentException();
                }
                return typed;
            });
            return value == null ? "" : value;
        }

        private @Nullable Integer number(String name) {
            return one(name, value -> {
                int number = Integer.parseInt(value);
                if (number < 0 || number > 50) {
                    throw new IllegalArgumentException();
                }
                return number;
            });
        }

        private @Nullable Long pence(String name) {
            return one(name, value -> Money.parse(value).orElseThrow(IllegalArgumentException::new));
        }

        private <E extends Enum<E>> Set<E> set(String name, Class<E> type) {
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

        private <T> @Nullable T one(String name, Function<String, T> reader) {
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

        private static ListingSort sort(String value) {
            boolean downwards = value.startsWith("-");
            var column = Column.valueOf((downwards ? value.substring(1) : value).toUpperCase(Locale.ROOT));
            return new ListingSort(column, !downwards);
        }
    }
}
