package app.latchkey.properties;

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

/** Properties by reference, own reference, UPRN, address, postcode or owner, for the quick search. */
@Service
@Order(20)
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class PropertyFinder implements QuickFinder {

    private final JdbcClient database;

    PropertyFinder(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String heading() {
        return "search.properties";
    }

    @Override
    public List<Found> find(String text, int most) {
        return database.sql("""
                        select p.id, p.address, p.town, p.postcode_key, p.owner_names
                          from quick_find('property', :text, :most) with ordinality as found (id, place)
                          join property p on p.id = found.id order by found.place""")
                .param("text", text.replace('\u0000', ' '))
                .param("most", most)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        return new Found(
                Found.joined(", ", row.getString("address"), row.getString("town"), row.getString("postcode_key")),
                Found.joined(" · ", PropertyReference.of(id), row.getString("owner_names")),
                null,
                "properties/" + id);
    }
}
