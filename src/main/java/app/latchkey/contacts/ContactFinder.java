package app.latchkey.contacts;

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

/** Contacts by name, e-mail, phone or postcode, for the quick search. */
@Service
@Order(40)
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ContactFinder implements QuickFinder {

    private final JdbcClient database;

    ContactFinder(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String heading() {
        return "search.contacts";
    }

    @Override
    public List<Found> find(String text, int most) {
        return database.sql("""
                        select c.id, c.name, c.email, c.phone
                          from quick_find('contact', :text, :most) with ordinality as found (id, place)
                          join contact c on c.id = found.id order by found.place""")
                .param("text", text.replace('\u0000', ' '))
                .param("most", most)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        var phone = ContactQueries.phone(row);
        return new Found(
                row.getString("name"),
                Found.joined(" · ", row.getString("email"), phone == null ? null : phone.british()),
                null,
                "contacts/" + row.getLong("id"));
    }
}
