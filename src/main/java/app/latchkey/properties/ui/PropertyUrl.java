package app.latchkey.properties.ui;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import app.latchkey.properties.PropertyFilter;
import app.latchkey.properties.PropertySort;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record PropertyUrl(PropertyFilter filter, PropertySort sort, List<String> ignored) {

    private static final String YES = "yes";

    static PropertyUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new PropertyUrl(PropertyFilter.read(reader), PropertySort.read(reader), reader.ignored());
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
}
