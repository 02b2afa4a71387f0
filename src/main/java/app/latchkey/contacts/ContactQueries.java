package app.latchkey.contacts;

import app.latchkey.platform.Keyset;
import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Pages and counts. A page is one statement: where it skips rows, its ids are cut from an index first, then only their
 * rows are read.
 */
@Component
class ContactQueries {

    private static final String ROWS = """
            select c.id, c.kind, c.name, c.email, c.phone, c.postcode, c.created_at,
                   array(select r.role from contact_role r where r.contact_id = c.id order by 1) as roles
              from contact c where\s""";

    private final JdbcClient database;

    ContactQueries(JdbcClient database) {
        this.database = database;
    }

    List<ContactRow> page(ContactFilter filter, ContactSort sort, int offset, int limit) {
        var order = " order by " + sort.sql();
        return matching(
                        ROWS + "c.id in (select c.id from contact c where " + where(filter) + order
                                + " offset :offset limit :limit)" + order,
                        filter)
                .param("offset", offset)
                .param("limit", limit)
                .query(ContactQueries::row)
                .list();
    }

    List<ContactRow> pageAfter(ContactFilter filter, ContactSort sort, Place place, int limit) {
        var order = " order by " + sort.sql();
        return sort.keyset()
                .readAfter(
                        place,
                        limit,
                        (condition, from, most) -> Keyset.bind(
                                        matching(
                                                ROWS + where(filter) + " and " + condition + order + " limit :limit",
                                                filter),
                                        from)
                                .param("limit", most)
                                .query(ContactQueries::row)
                                .list());
    }

    /** Those that are there, archived or not, in no order. */
    List<ContactRow> rows(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : database.sql(ROWS + "c.id in (:ids)")
                        .param("ids", ids)
                        .query(ContactQueries::row)
                        .list();
    }

    Set<Long> matching(ContactFilter filter, Collection<Long> ids) {
        return ids.isEmpty()
                ? Set.of()
                : matching("select c.id from contact c where c.id in (:ids) and " + where(filter), filter)
                        .param("ids", ids)
                        .query(Long.class)
                        .set();
    }

    long count(ContactFilter filter) {
        return matching("select count(*) from contact c where " + where(filter), filter)
                .query(Long.class)
                .single();
    }

    Set<String> roles(long contactId) {
        return Set.copyOf(database.sql("select role from contact_role where contact_id = :id")
                .param("id", contactId)
                .query(String.class)
                .list());
    }

    private static String where(ContactFilter filter) {
        var where = new StringBuilder(
                filter.archived() ? "c.deleted_at is not null and c.merged_into is null" : "c.deleted_at is null");
        if (!filter.text().isEmpty()) {
            where.append(" and c.id = any (array (select find_contacts(:text)))");
        }
        if (filter.kind() != null) {
            where.append(" and c.kind = :kind");
        }
        if (filter.role() != null) {
            where.append(" and exists (select from contact_role r where r.contact_id = c.id and r.role = :role)");
        }
        return where.toString();
    }

    private JdbcClient.StatementSpec matching(String sql, ContactFilter filter) {
        var statement = database.sql(sql);
        if (!filter.text().isEmpty()) {
            statement.param("text", filter.text());
        }
        var kind = filter.kind();
        if (kind != null) {
            statement.param("kind", kind.name());
        }
        var role = filter.role();
        if (role != null) {
            statement.param("role", role);
        }
        return statement;
    }

    private static ContactRow row(ResultSet row, int number) throws SQLException {
        return new ContactRow(
                row.getLong("id"),
                ContactKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("email"),
                phone(row),
                row.getString("postcode"),
                Set.of((String[]) row.getArray("roles").getArray()),
                row.getTimestamp("created_at").toInstant());
    }

    static @Nullable PhoneNumber phone(ResultSet row) throws SQLException {
        var phone = row.getString("phone");
        return phone == null ? null : new PhoneNumber(phone);
    }
}
