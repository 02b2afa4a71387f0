package app.latchkey.users;

import app.latchkey.platform.security.Roles;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of one's agency, to choose from. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class StaffService {

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

    public record StaffName(long id, String name) {}
}
