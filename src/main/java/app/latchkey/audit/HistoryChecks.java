package app.latchkey.audit;

import app.latchkey.audit.HistoryCheck.Finding;
import app.latchkey.audit.HistoryCheck.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The current agency's checks in the database. */
@Component
@Transactional(readOnly = true)
class HistoryChecks {

    private final JdbcClient database;

    HistoryChecks(JdbcClient database) {
        this.database = database;
    }

    Optional<HistoryCheck> last() {
        return last("");
    }

    /** Of those that nobody asked for. */
    Optional<HistoryCheck> lastByNight() {
        return last(" and by_name is null");
    }

    /** Of those that found nothing. */
    Optional<HistoryCheck> lastSound() {
        return last(" and found is null");
    }

    /** When the first check found something that every one has found since. */
    Optional<Instant> brokenSince() {
        return database.sql("""
                        select at from history_check
                         where agency_id = current_agency() and found is not null
                           and id > coalesce((select max(id) from history_check
                                               where agency_id = current_agency() and found is null), 0)
                         order by id limit 1""").query(Timestamp.class).optional().map(Timestamp::toInstant);
    }

    /** How many agencies' last check found something, whoever asks; nothing else is told of them. */
    @Transactional(readOnly = true, propagation = Propagation.SUPPORTS)
    long brokenAgencies() {
        return database.sql("select agencies_with_broken_history()")
                .query(Long.class)
                .single();
    }

    private Optional<HistoryCheck> last(String condition) {
        return database.sql("select * from history_check where agency_id = current_agency()" + condition
                        + " order by id desc limit 1")
                .query(HistoryChecks::check)
                .optional();
    }

    @Transactional
    void add(HistoryCheck check) {
        var found = check.found();
        database.sql("""
                        insert into history_check (agency_id, id, at, by_name, seals, events, hash, differing, found,
                               found_seal, found_id, found_at)
                        values (current_agency(), nextval('history_check_seq'), :at, :by, :seals, :events, :hash, :differing,
                               :found, :seal, :event, :foundAt)""")
                .param("at", Timestamp.from(check.at()))
                .param("by", check.byName(), Types.VARCHAR)
                .param("seals", check.seals())
                .param("events", check.events())
                .param("hash", check.hash().isEmpty() ? null : HexFormat.of().parseHex(check.hash()), Types.BINARY)
                .param("differing", check.differing())
                .param("found", found == null ? null : found.kind().name(), Types.VARCHAR)
                .param("seal", found == null ? null : found.seal(), Types.BIGINT)
                .param("event", found == null ? null : found.eventId(), Types.BIGINT)
                .param(
                        "foundAt",
                        found == null || found.at() == null ? null : Timestamp.from(found.at()),
                        Types.TIMESTAMP)
                .update();
    }

    private static HistoryCheck check(ResultSet row, int number) throws SQLException {
        byte @Nullable [] hash = row.getBytes("hash");
        return new HistoryCheck(
                row.getTimestamp("at").toInstant(),
                row.getString("by_name"),
                row.getLong("seals"),
                row.getLong("events"),
                hash == null ? "" : HexFormat.of().formatHex(hash),
                row.getLong("differing"),
                finding(row));
    }

    private static @Nullable Finding finding(ResultSet row) throws SQLException {
        @Nullable String kind = row.getString("found");
        @Nullable Timestamp at = row.getTimestamp("found_at");
        return kind == null
                ? null
                : new Finding(
                        Kind.valueOf(kind),
                        row.getLong("found_seal"),
                        row.getObject("found_id", Long.class),
                        at == null ? null : at.toInstant());
    }
}
