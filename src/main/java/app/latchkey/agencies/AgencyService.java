package app.latchkey.agencies;

import app.latchkey.platform.security.Roles;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One's own agency and its branches. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class AgencyService {

    private final JdbcClient database;

    AgencyService(JdbcClient database) {
        this.database = database;
    }

    public String name() {
        return database.sql("select name from agency where id = current_agency()")
                .query(String.class)
                .single();
    }

    /** The active branches by name; an agency has a handful. */
    public List<BranchName> branches() {
        return database.sql(
                        "select id, name from branch where agency_id = current_agency() and active order by name, id")
                .query((row, number) -> new BranchName(row.getLong("id"), row.getString("name")))
                .list();
    }

    public record BranchName(long id, String name) {}
}
