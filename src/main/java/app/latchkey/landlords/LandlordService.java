package app.latchkey.landlords;

import app.latchkey.platform.security.Roles;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Landlords, to look up and to choose from. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class LandlordService {

    private static final String CARDS = """
            select l.id, c.name, c.email, c.phone, l.aml_status, l.aml_expires_on
              from landlord l join contact c on c.id = l.contact_id
             where l.deleted_at is null
            """;

    private final JdbcClient database;
    private final Clock clock;

    LandlordService(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Optional<LandlordCard> card(long landlordId) {
        return database.sql(CARDS + " and l.id = :id")
                .param("id", landlordId)
                .query(card())
                .optional();
    }

    /** Landlords whose name contains the text, by name. */
    public List<LandlordCard> named(String text, int offset, int limit) {
        return database.sql(CARDS + """
                         and search_form(c.name) like '%' || search_form(:text) || '%'
                        order by c.name, l.id offset :offset limit :limit""")
                .param("text", literally(text))
                .param("offset", offset)
                .param("limit", limit)
                .query(card())
                .list();
    }

    public int countNamed(String text) {
        return database.sql("select count(*) from (" + CARDS
                        + " and search_form(c.name) like '%' || search_form(:text) || '%')")
                .param("text", literally(text))
                .query(Integer.class)
                .single();
    }

    private static String literally(String text) {
        return text.replace('\u0000', ' ')
                .strip()
                .replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_");
    }

    private RowMapper<LandlordCard> card() {
        var today = LocalDate.now(clock);
        return (row, number) -> card(row, today);
    }

    private static LandlordCard card(ResultSet row, LocalDate today) throws SQLException {
        Date expires = row.getDate("aml_expires_on");
        var expiresOn = expires == null ? null : expires.toLocalDate();
        return new LandlordCard(
                row.getLong("id"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                "CLEAR".equals(row.getString("aml_status")) && (expiresOn == null || !expiresOn.isBefore(today)),
                expiresOn);
    }
}
