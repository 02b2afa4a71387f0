package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryFilter;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/**
 * The filter as it stands in the address, so that a link shows a colleague the same events.
 *
 * @param ignored parameters that made no sense, by name
 */
record HistoryUrl(HistoryFilter filter, List<String> ignored) {

    static HistoryUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new HistoryUrl(HistoryFilter.read(reader), reader.ignored());
    }

    static QueryParameters write(HistoryFilter filter) {
        var query = new QueryWriter();
        query.put("person", filter.personId());
        query.put("kind", filter.kind());
        query.put("record", filter.recordId());
        query.put("field", filter.field());
        query.put("event", filter.event());
        query.put("import", filter.importId());
        query.put("from", filter.from());
        query.put("to", filter.to());
        return query.parameters();
    }

    /** The filter less the condition of these parameters. */
    static HistoryFilter without(HistoryFilter filter, String... parameters) {
        return parse(write(filter).excluding(parameters)).filter();
    }
}
