package app.latchkey.demo;

import app.latchkey.platform.security.Role;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Filters that the people of a made-up agency keep by name; what a manager keeps is their branch's, too. */
final class SavedFilters {

    private record Filter(Role keeper, String name, String query) {}

    private static final List<Filter> FILTERS = List.of(
            new Filter(
                    Role.AGENT,
                    "Available, 2 beds under £1,500",
                    "status=available&bedrooms_min=2&bedrooms_max=2&rent_max=1500"),
            new Filter(Role.AGENT, "Drafts to finish", "status=draft&status=appraised"),
            new Filter(Role.MANAGER, "Longest on the market", "status=available&sort=-age"),
            new Filter(Role.MANAGER, "Deals in progress", "status=under_offer&status=let_agreed&sort=-rent"));

    private SavedFilters() {}

    /** @param peopleIds and {@code branchIds} in the order of the agency's people and branches */
    static void write(
            JdbcTemplate database,
            DemoAgency agency,
            long agencyId,
            List<Long> peopleIds,
            List<Long> branchIds,
            Instant at) {
        var rows = new Rows(
                database,
                "saved_search",
                "id agency_id owner_id shared_with_branch_id screen name query created_at updated_at");
        var ids = Rows.ids(database, "saved_search", FILTERS.size());
        for (var filter : FILTERS) {
            int keeper = first(agency, filter.keeper());
            rows.add(
                    ids.nextLong(),
                    agencyId,
                    peopleIds.get(keeper),
                    filter.keeper() == Role.MANAGER
                            ? branchIds.get(agency.people().get(keeper).branch())
                            : null,
                    "listings",
                    filter.name(),
                    filter.query(),
                    at,
                    at);
        }
        rows.write();
    }

    private static int first(DemoAgency agency, Role role) {
        return agency.people().stream().map(DemoAgency.Person::role).toList().indexOf(role);
    }
}
