package app.latchkey.landlords.ui;

import app.latchkey.landlords.LandlordFilter;
import app.latchkey.landlords.LandlordSort;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record LandlordUrl(LandlordFilter filter, LandlordSort sort, List<String> ignored) {

    static LandlordUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new LandlordUrl(LandlordFilter.read(reader), LandlordSort.read(reader), reader.ignored());
    }

    static QueryParameters write(LandlordFilter filter, LandlordSort sort) {
        var query = new QueryWriter();
        query.put("q", filter.text());
        query.put("status", filter.statuses());
        query.put("checks", filter.amlStatuses());
        query.put("checks_expire_by", filter.amlExpiresBy());
        query.put("added_from", filter.addedFrom());
        query.put("added_to", filter.addedTo());
        if (!sort.equals(LandlordSort.DEFAULT)) {
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
    static LandlordFilter without(LandlordFilter filter, String... parameters) {
        return parse(write(filter, LandlordSort.DEFAULT).excluding(parameters)).filter();
    }
}
