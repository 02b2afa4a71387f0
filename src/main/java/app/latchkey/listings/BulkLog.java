package app.latchkey.listings;

import app.latchkey.listings.BulkChange.Undone;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bulk changes of an agency; a manager is shown, and may undo, only their own. */
@Component
class BulkLog {

    private static final Duration UNDOABLE_FOR = Duration.ofHours(24);
    private static final String OWN_OR_ADMIN = "agency_id = current_agency() and (:admin or by_id = :me)";

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final Clock clock;

    BulkLog(JdbcClient database, CurrentAgency agency, CurrentUser user, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.clock = clock;
    }

    long add(BulkKind kind, @Nullable String target, @Nullable String reason, int rows, Instant at) {
        var by = user.require();
        return database.sql("""
                        insert into bulk_change (id, agency_id, kind, target, reason, row_count, by_id, by_name, at)
                        values (nextval('bulk_change_seq'), :agency, :kind, :target, :reason, :rows, :by, :name, :at)
                        returning id""")
                .param("agency", agency.require())
                .param("kind", kind.name())
                .param("target", target)
                .param("reason", reason)
                .param("rows", rows)
                .param("by", by.id())
                .param("name", by.name())
                .param("at", Timestamp.from(at))
                .query(Long.class)
                .single();
    }

    Optional<BulkChange> find(long id) {
        return find(id, "");
    }

    /** To be undone by this transaction alone. */
    Optional<BulkChange> lock(long id) {
        return find(id, " for update");
    }

    private Optional<BulkChange> find(long id, String lock) {
        return query("select * from bulk_change where id = :id and " + OWN_OR_ADMIN + lock)
                .param("id", id)
                .query(this::change)
                .optional();
    }

    void undone(long id, int kept, Instant at) {
        var by = user.require();
        database.sql("""
                        update bulk_change set undone_at = :at, undone_by_id = :by, undone_by_name = :name,
                               kept_count = :kept
                         where agency_id = current_agency() and id = :id""")
                .param("at", Timestamp.from(at))
                .param("by", by.id())
                .param("name", by.name())
                .param("kept", kept)
                .param("id", id)
                .update();
    }

    /** The newest first. */
    List<BulkChange> page(int offset, int limit) {
        return query("select * from bulk_change where " + OWN_OR_ADMIN
                        + " order by id desc offset :offset limit :limit")
                .param("offset", offset)
                .param("limit", limit)
                .query(this::change)
                .list();
    }

    int count() {
        return query("select count(*) from bulk_change where " + OWN_OR_ADMIN)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec query(String sql) {
        var me = user.require();
        return database.sql(sql)
                .param("admin", me.role() == Role.ADMIN, Types.BOOLEAN)
                .param("me", me.id());
    }

    private BulkChange change(ResultSet row, int number) throws SQLException {
        var at = row.getTimestamp("at").toInstant();
        var undoneAt = row.getTimestamp("undone_at");
        return new BulkChange(
                row.getLong("id"),
                BulkKind.valueOf(row.getString("kind")),
                row.getString("target"),
                row.getString("reason"),
                row.getInt("row_count"),
                row.getString("by_name"),
                at,
                undoneAt == null
                        ? null
                        : new Undone(undoneAt.toInstant(), row.getString("undone_by_name"), row.getInt("kept_count")),
                undoneAt == null && clock.instant().isBefore(at.plus(UNDOABLE_FOR)));
    }
}
