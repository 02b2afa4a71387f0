package app.latchkey.audit.ui;

import app.latchkey.audit.HistoryFilter;
import app.latchkey.platform.ui.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The filter as it stands in the address, so that a link shows a colleague the same events.
 *
 * @param ignored parameters that made no sense, by name
 */
record HistoryUrl(HistoryFilter filter, List<String> ignored) {

    private static final int LONGEST_WORD = 60;

    static HistoryUrl parse(QueryParameters query) {
        var reader = new QueryReader(query);
        var filter = new HistoryFilter(
                number(reader, "person"),
                reader.text("kind", LONGEST_WORD),
                number(reader, "record"),
                reader.text("field", LONGEST_WORD),
                reader.text("event", LONGEST_WORD),
                number(reader, "import"),
                reader.day("from"),
                reader.day("to"));
        return new HistoryUrl(filter, reader.ignored());
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

    private static @Nullable Long number(QueryReader reader, String name) {
        return reader.one(name, Long::valueOf);
    }
}
