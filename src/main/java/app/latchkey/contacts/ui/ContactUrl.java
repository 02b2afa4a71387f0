package app.latchkey.contacts.ui;

import app.latchkey.contacts.ContactFilter;
import app.latchkey.contacts.ContactKind;
import app.latchkey.contacts.ContactSort;
import app.latchkey.platform.ui.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record ContactUrl(ContactFilter filter, ContactSort sort, List<String> ignored) {

    private static final Pattern ROLE = Pattern.compile("[A-Z_]{1,40}");

    static ContactUrl parse(QueryParameters query) {
        var reader = new QueryReader(query);
        var kind = reader.one("kind", value -> ContactKind.valueOf(value.toUpperCase(Locale.ROOT)));
        var role = reader.one("role", ContactUrl::role);
        var archived = reader.one("archived", ContactUrl::yes);
        var filter = new ContactFilter(reader.text("q", 200), kind, role, archived != null);
        var order = reader.order(ContactSort.Column.class);
        var sort = order == null ? ContactSort.DEFAULT : new ContactSort(order.column(), order.ascending());
        return new ContactUrl(filter, sort, reader.ignored());
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

    private static String role(String value) {
        var role = value.toUpperCase(Locale.ROOT);
        if (!ROLE.matcher(role).matches()) {
            throw new IllegalArgumentException();
        }
        return role;
    }

    private static Boolean yes(String value) {
        if (!value.equals("yes")) {
            throw new IllegalArgumentException();
        }
        return Boolean.TRUE;
    }
}
