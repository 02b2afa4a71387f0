package app.latchkey.users.ui;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.ui.QueryWriter;
import app.latchkey.users.UserFilter;
import app.latchkey.users.UserSort;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;

/**
 * Filter and order as they stand in the address, so that a link shows a colleague the same list.
 *
 * @param ignored parameters that made no sense, by name
 */
record UserUrl(UserFilter filter, UserSort sort, List<String> ignored) {

    static UserUrl parse(QueryParameters query) {
        var reader = new QueryReader(query.getParameters());
        return new UserUrl(UserFilter.read(reader), UserSort.read(reader), reader.ignored());
    }

    static QueryParameters write(UserFilter filter, UserSort sort) {
        var query = new QueryWriter();
        query.put("q", filter.text());
        query.put("role", filter.roles());
        query.put("status", filter.statuses());
        query.put("branch", filter.branchId());
        query.put("last_sign_in", filter.lastSignIn());
        if (!sort.equals(UserSort.DEFAULT)) {
            query.order(sort.column(), sort.ascending());
        }
        return query.parameters();
    }

    /** The list of these, from the root of the desk. */
    static String address(UserFilter filter) {
        return new Location(UsersView.PATH, write(filter, UserSort.DEFAULT)).getPathWithQueryParameters();
    }

    /** The filter less the condition of this parameter. */
    static UserFilter without(UserFilter filter, String parameter) {
        return parse(write(filter, UserSort.DEFAULT).excluding(parameter)).filter();
    }
}
