package app.latchkey.properties.ui;

import app.latchkey.platform.ui.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertySort;
import app.latchkey.properties.PropertySort.Column;
import app.latchkey.properties.PropertyType;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record PropertyUrl(PropertyFilter filter, PropertySort sort, List<String> ignored) {

    private static final String YES = "yes";

    static PropertyUrl parse(QueryParameters query) {
        var reader = new QueryReader(query);
        var filter = new PropertyFilter(
                reader.text("q", 200),
                reader.set("property_type", PropertyType.class),
                rooms(reader, "bedrooms_min"),
                rooms(reader, "bedrooms_max"),
                reader.text("town", 120),
                reader.text("outcode", 8),
                flag(reader, "on_market"),
                flag(reader, "without_owner"),
                flag(reader, "archived"));
        var order = reader.order(Column.class);
        var sort = order == null ? PropertySort.DEFAULT : new PropertySort(order.column(), order.ascending());
        return new PropertyUrl(filter, sort, reader.ignored());
    }

    static QueryParameters write(PropertyFilter filter, PropertySort sort) {
        var query = new QueryWriter();
        query.put("q", filter.text());
        query.put("property_type", filter.propertyTypes());
        query.put("bedrooms_min", filter.bedroomsMin());
        query.put("bedrooms_max", filter.bedroomsMax());
        query.put("town", filter.town());
        query.put("outcode", filter.outcode());
        query.put("on_market", filter.onMarket() ? YES : null);
        query.put("without_owner", filter.withoutOwner() ? YES : null);
        query.put("archived", filter.archived() ? YES : null);
        if (!sort.equals(PropertySort.DEFAULT)) {
            query.order(sort.column(), sort.ascending());
        }
        return query.parameters();
    }

    /** The one way to write what this says: equal filters look the same. */
    static QueryParameters canonical(QueryParameters query) {
        var url = parse(query);
        return write(url.filter(), url.sort());
    }

    /** The filter less the conditions of these parameters. */
    static PropertyFilter without(PropertyFilter filter, String... parameters) {
        return parse(write(filter, PropertySort.DEFAULT).excluding(parameters)).filter();
    }

    private static boolean flag(QueryReader query, String name) {
        return query.one(name, value -> {
                    if (!value.equals(YES)) {
                        throw new IllegalArgumentException();
                    }
                    return value;
                })
                != null;
    }

    private static @Nullable Integer rooms(QueryReader query, String name) {
        return query.one(name, value -> {
            int number = Integer.parseInt(value);
            if (number < 0 || number > 50) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }
}
