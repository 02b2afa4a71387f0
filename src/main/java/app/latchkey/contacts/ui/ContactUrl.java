package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactSort;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record ContactUrl(ContactFilter filter, ContactSort sort, List<String> ignored) {

    static ContactUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new ContactUrl(ContactFilter.read(reader), ContactSort.read(reader), reader.ignored());
    }

    static QueryParameters write(ContactFilter filter, ContactSort sort) {
        var query = new QueryWriter();
        query.put("q", filter.text());
        var kind = filter.kind();
        query.put("kind", kind == null ? null : kind.name().toLowerCase(Locale.ROOT));
        var role = filter.role();
        query.put("role", role == null ? null : role.toLowerCase(Locale.ROOT));
        query.put("archived", filter.archived() ? "yes" : null);
        if (!sort.equals(ContactSort.DEFAULT)) {
            query.order(sort.column(), sort.ascending());
        }
        return query.parameters();
    }

    /** The one way to write what this says: equal filters look the same. */
    static QueryParameters canonical(QueryParameters query) {
        var url = parse(query);
        return write(url.filter(), url.sort());
    }
}
