package app.latchkey.users;

import app.latchkey.platform.security.Roles;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of one's agency, to choose from. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class StaffService {

    /** What changes of people are announced as. */
    public static final String ENTITY = "User";

    private final JdbcClient database;

    StaffService(JdbcClient database) {
        this.database = database;
    }

    /** Those who can look after listings, by name. */
    public List<StaffName> negotiators() {
        return database.sql("""
                        select id, name from users
                         where agency_id = current_agency() and status = 'ACTIVE' and role in ('AGENT', 'MANAGER', 'ADMIN')
                         order by name, id""")
                .query((row, number) -> new StaffName(row.getLong("id"), row.getString("name")))
                .list();
    }

    /** Whoever of these belongs to the agency, active or not. */
    public Map<Long, String> names(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return database
                .sql("select id, name from users where agency_id = current_agency() and id in (:ids)")
                .param("ids", ids)
                .query((row, number) -> new StaffName(row.getLong("id"), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(StaffName::id, StaffName::name));
    }

    public record StaffName(long id, String name) {}
}
