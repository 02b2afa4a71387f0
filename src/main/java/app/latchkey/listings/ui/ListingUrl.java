package app.latchkey.listings.ui;

import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingMoments;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list. Rents are whole
 * pounds per calendar month; an order is a column, with a minus for downwards.
 *
 * @param ignored parameters that made no sense, by name
 */
record ListingUrl(ListingFilter filter, ListingSort sort, List<String> ignored) {

    static ListingUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new ListingUrl(ListingFilter.read(reader), ListingSort.read(reader), reader.ignored());
    }

    static QueryParameters write(ListingFilter filter, ListingSort sort) {
        var query = new QueryWriter();
        query.put("q", filter.text());
        query.put("status", filter.statuses());
        query.put("bedrooms_min", filter.bedroomsMin());
        query.put("bedrooms_max", filter.bedroomsMax());
        query.put("rent_min", pounds(filter.rentMinPence()));
        query.put("rent_max", pounds(filter.rentMaxPence()));
        query.put("property_type", filter.propertyTypes());
        query.put("town", filter.town());
        query.put("outcode", filter.outcode());
        query.put("furnishing", filter.furnishings());
        query.put("available_by", filter.availableBy());
        query.put("branch", filter.branchId());
        query.put("negotiator", filter.negotiatorId());
        write(filter.moments(), query);
        if (!sort.equals(ListingSort.DEFAULT)) {
            query.order(sort.column(), sort.ascending());
        }
        return query.parameters();
    }

    private static void write(ListingMoments moments, QueryWriter query) {
        var step = moments.step();
        if (step != null) {
            query.put("step", step.kind().name().toLowerCase(Locale.ROOT));
            query.put("step_from", step.first());
            query.put("step_to", step.last());
            query.put("step_branch", step.scope().branchId());
            query.put("step_negotiator", step.scope().negotiatorId());
            query.put("step_bedrooms", step.bedrooms());
        }
        query.put("marketed_from", moments.marketedFrom());
        query.put("marketed_to", moments.marketedTo());
        query.put("quiet_since", moments.quietSince());
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

    private static @Nullable String pounds(@Nullable Long pence) {
        return pence == null
                ? null
                : pence % 100 == 0 ? Long.toString(pence / 100) : "%d.%02d".formatted(pence / 100, pence % 100);
    }
}
