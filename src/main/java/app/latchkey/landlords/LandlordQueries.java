package app.latchkey.landlords;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Place;
import app.latchkey.platform.figures.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pages and counts; a page is one statement. Landlords whose contact is archived are not listed. */
@Component
class LandlordQueries {

    private static final String COLUMNS =
            "select l.id, c.id as contact_id, c.name, c.email, c.phone, l.status, l.aml_status, l.aml_expires_on";

    private static final String LISTED = " from landlord l join contact c on c.id = l.contact_id"
            + " where l.deleted_at is null and c.deleted_at is null";

    private final JdbcClient database;

    LandlordQueries(JdbcClient database) {
        this.database = database;
    }

    List<LandlordRow> page(LandlordFilter filter, LandlordSort sort, int offset, int limit) {
        return matching(COLUMNS + from(filter) + " order by " + sort.sql() + " offset :offset limit :limit", filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(LandlordQueries::row)
                .list();
    }

    List<LandlordRow> pageAfter(LandlordFilter filter, LandlordSort sort, Place place, int limit) {
        return sort.keyset()
                .readAfter(
                        place,
                        limit,
                        (condition, from, most) -> Keyset.bind(
                                        matching(
                                                COLUMNS + from(filter) + " and " + condition + " order by " + sort.sql()
                                                        + " limit :limit",
                                                filter),
                                        from)
                                .param("limit", most)
                                .query(LandlordQueries::row)
                                .list());
    }

    /** Those that are listed, in no order. */
    List<LandlordRow> rows(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(COLUMNS + LISTED + " and l.id in (:ids)")
                        .param("ids", ids)
                        .query(LandlordQueries::row)
                        .list();
    }

    Set<Long> matching(LandlordFilter filter, Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : matching("select l.id" + from(filter) + " and l.id in (:ids)", filter)
                        .param("ids", ids)
                        .query(Long.class)
                        .set();
    }

    long count(LandlordFilter filter) {
        return matching("select count(*) " + from(filter), filter)
                .query(Long.class)
                .single();
    }

    /** How many of them were added on each day. */
    Map<LocalDate, Long> perDay(LandlordFilter filter) {
        return matching("select london_day(l.created_at) as day, count(*) as n" + from(filter) + " group by 1", filter)
                .query((row, number) -> Map.entry(row.getObject("day", LocalDate.class), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String from(LandlordFilter filter) {
        var from = new StringBuilder(LISTED);
        if (!filter.text().isEmpty()) {
            from.append(" and c.id = any (array (select find_contacts(:text)))");
        }
        if (!filter.statuses().isEmpty()) {
            from.append(" and l.status in (:statuses)");
        }
        if (!filter.amlStatuses().isEmpty()) {
            from.append(" and l.aml_status in (:amlStatuses)");
        }
        if (filter.amlExpiresBy() != null) {
            from.append(" and l.aml_status = 'CLEAR' and l.aml_expires_on <= :amlExpiresBy");
        }
        if (filter.addedFrom() != null) {
            from.append(" and l.created_at >= :addedFrom");
        }
        if (filter.addedTo() != null) {
            from.append(" and l.created_at < :addedUntil");
        }
        return from.toString();
    }

    private JdbcClient.StatementSpec matching(String sql, LandlordFilter filter) {
        var statement = database.sql(sql);
        if (!filter.text().isEmpty()) {
            statement.param("text", filter.text());
        }
        if (!filter.statuses().isEmpty()) {
            statement.param(
                    "statuses", filter.statuses().stream().map(Enum::name).toList());
        }
        if (!filter.amlStatuses().isEmpty()) {
            statement.param(
                    "amlStatuses", filter.amlStatuses().stream().map(Enum::name).toList());
        }
        var by = filter.amlExpiresBy();
        if (by != null) {
            statement.param("amlExpiresBy", by);
        }
        var first = filter.addedFrom();
        if (first != null) {
            statement.param("addedFrom", new Period(first, first.plusDays(1)).begins());
        }
        var last = filter.addedTo();
        if (last != null) {
            statement.param("addedUntil", new Period(last, last.plusDays(1)).ends());
        }
        return statement;
    }

    private static LandlordRow row(ResultSet row, int number) throws SQLException {
        return new LandlordRow(
                row.getLong("id"),
                row.getLong("contact_id"),
                row.getString("name"),
                row.getString("email"),
                phone(row),
                LandlordStatus.valueOf(row.getString("status")),
                AmlStatus.valueOf(row.getString("aml_status")),
                day(row));
    }

    static @Nullable PhoneNumber phone(ResultSet row) throws SQLException {
        var phone = row.getString("phone");
        return phone == null ? null : new PhoneNumber(phone);
    }

    static @Nullable LocalDate day(ResultSet row) throws SQLException {
        return row.getObject("aml_expires_on", LocalDate.class);
    }
}
