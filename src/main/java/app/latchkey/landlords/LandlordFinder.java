package app.latchkey.landlords;

import app.latchkey.platform.search.Found;
import app.latchkey.platform.search.QuickFinder;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Landlords by what their contact says, for the quick search. */
@Service
@Order(30)
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class LandlordFinder implements QuickFinder {

    /** The landlords are sought among so many contacts: the few that fit best may all be something else. */
    private static final int AMONG = 200;

    private final JdbcClient database;

    LandlordFinder(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String heading() {
        return "search.landlords";
    }

    @Override
    public List<Found> find(String text, int most) {
        return database.sql("""
                        select l.id, l.status, c.name, c.email, c.phone
                          from quick_find('contact', :text, :among) with ordinality as found (id, place)
                          join contact c on c.id = found.id
                          join landlord l on l.contact_id = c.id and l.deleted_at is null
                         order by found.place limit :most""")
                .param("text", text.replace('\u0000', ' '))
                .param("among", AMONG)
                .param("most", most)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        var phone = LandlordQueries.phone(row);
        return new Found(
                row.getString("name"),
                Found.joined(" · ", row.getString("email"), phone == null ? null : phone.british()),
                "landlord-status." + row.getString("status"),
                "landlords/" + row.getLong("id"));
    }
}
