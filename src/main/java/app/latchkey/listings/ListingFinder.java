package app.latchkey.listings;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
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

/** Listings by reference, address, postcode or landlord, for the quick search. */
@Service
@Order(10)
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class ListingFinder implements QuickFinder {

    private final JdbcClient database;

    ListingFinder(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String heading() {
        return "search.listings";
    }

    @Override
    public List<Found> find(String text, int most) {
        return database.sql("""
                        select l.reference, l.address, l.town, l.outcode, l.status, l.rent_pence, l.rent_frequency
                          from quick_find('listing', :text, :most) with ordinality as found (id, place)
                          join listing l on l.id = found.id order by found.place""")
                .param("text", text.replace('\u0000', ' '))
                .param("most", most)
                .query((row, number) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        var reference = row.getString("reference");
        return new Found(
                Found.joined(", ", row.getString("address"), row.getString("town"), row.getString("outcode")),
                Found.joined(" · ", reference, rent(row)),
                "status." + row.getString("status"),
                "listings/" + reference);
    }

    private static String rent(ResultSet row) throws SQLException {
        var frequency = row.getString("rent_frequency");
        return frequency == null
                ? ""
                : new Rent(row.getLong("rent_pence"), RentFrequency.valueOf(frequency)).toString();
    }
}
