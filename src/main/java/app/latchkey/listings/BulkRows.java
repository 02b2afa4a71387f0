package app.latchkey.listings;

import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a bulk change, or takes one back, in a handful of statements however many rows it has. Every row keeps what it
 * was, gets its own history event, and a status change where there was one.
 */
@Component
class BulkRows {

    private static final String UNDONE = "UNDONE";
    private static final String AFTER = "cast(:after as text)";

    private static final String ROWS = """
              from bulk_change_row r join listing l on l.agency_id = r.agency_id and l.id = r.listing_id
             where r.agency_id = current_agency() and r.bulk_change_id = :bulk and l.id = any (:ids)""";

    private final JdbcClient database;
    private final CurrentUser user;
    private final Clock clock;

    BulkRows(JdbcClient database, CurrentUser user, Clock clock) {
        this.database = database;
        this.user = user;
        this.clock = clock;
    }

    /** Nobody else writes these until the transaction ends; in one order, so that two such transactions just queue. */
    void lock(List<Long> ids) {
        database.sql("""
                        select count(*) from (
                            select id from listing where agency_id = current_agency() and id = any (:ids)
                             order by id for no key update) locked""").param("ids", array(ids)).query(Long.class).single();
    }

    /** The listings of a bulk change that nobody changed since, from now on locked. */
    List<Long> lockUnchanged(long bulkId) {
        return database.sql("""
                        select l.id from bulk_change_row r
                          join listing l on l.agency_id = r.agency_id and l.id = r.listing_id
                         where r.agency_id = current_agency() and r.bulk_change_id = :bulk
                           and l.version = r.version_after and l.deleted_at is null
                         order by l.id for no key update of l""").param("bulk", bulkId).query(Long.class).list();
    }

    /** @param ids locked, and allowed to be changed so */
    void apply(long bulkId, BulkEdit edit, List<Long> ids, Instant at) {
        var written = new Written(bulkId, edit.kind(), ids, after(edit), reason(edit), at);
        write("""
                insert into bulk_change_row (agency_id, bulk_change_id, listing_id, version_after, before)
                select agency_id, :bulk, id, version + 1, jsonb_build_object('negotiator_id', negotiator_id,
                       'branch_id', branch_id, 'status', status, 'status_since', status_since,
                       'suspended_from', suspended_from, 'withdrawn_on', withdrawn_on)
                  from listing where agency_id = current_agency() and id = any (:ids)""", written);
        tell(written, edit.kind().event(), AFTER);
        change(
                written,
                switch (edit) {
                    case BulkEdit.AssignNegotiator assign -> "negotiator_id = cast(:after as bigint)";
                    case BulkEdit.ChangeBranch change -> "branch_id = cast(:after as bigint)";
                    // As Listing.withdraw does.
                    case BulkEdit.Withdraw withdraw ->
                        "status = :after, status_since = :at, withdrawn_on = :today, suspended_from = null";
                });
    }

    /** @param ids locked, and as the bulk change left them */
    void undo(BulkChange change, List<Long> ids, Instant at) {
        var written = new Written(change.id(), change.kind(), ids, null, change.reason(), at);
        tell(written, UNDONE, "r.before ->> '%s'".formatted(change.kind().column()));
        change(
                written,
                switch (change.kind()) {
                    case NEGOTIATOR -> "negotiator_id = (r.before ->> 'negotiator_id')::bigint";
                    case BRANCH -> "branch_id = (r.before ->> 'branch_id')::bigint";
                    case WITHDRAWAL -> """
                    status = r.before ->> 'status', status_since = (r.before ->> 'status_since')::timestamptz,
                    suspended_from = r.before ->> 'suspended_from',
                    withdrawn_on = (r.before ->> 'withdrawn_on')::date""";
                });
    }

    /** Before the change is made, so that what was can be read where it stands. */
    private void tell(Written written, String event, String after) {
        var kind = written.kind();
        write("""
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id,
                       changes, reason, request_id)
                select nextval('history_event_seq'), r.agency_id, :at, :by, :byName, '%s', '%s', l.id,
                       jsonb_build_array(jsonb_build_object('field', '%s', 'before', l.%s::text, 'after', %s)),
                       :reason, :request
                """.formatted(event, ListingService.ENTITY, kind.field(), kind.column(), after) + ROWS, written);
        if (kind == BulkKind.WITHDRAWAL) {
            write("""
                    insert into status_change (id, agency_id, listing_id, from_status, to_status, at, by_id, by_name,
                           reason)
                    select nextval('status_change_seq'), r.agency_id, l.id, l.status, %s, :at, :by, :byName, :reason
                    """.formatted(after) + ROWS, written);
        }
    }

    private void change(Written written, String assignment) {
        write("""
                update listing l set %s, updated_at = :at, version = version + 1
                  from bulk_change_row r
                 where r.agency_id = current_agency() and r.bulk_change_id = :bulk and l.agency_id = r.agency_id
                   and l.id = r.listing_id and l.id = any (:ids)""".formatted(assignment), written);
    }

    private void write(String sql, Written written) {
        var by = user.require();
        int rows = database.sql(sql)
                .param("bulk", written.bulkId())
                .param("ids", array(written.ids()))
                .param("after", written.after(), Types.VARCHAR)
                .param("reason", written.reason(), Types.VARCHAR)
                .param("at", Timestamp.from(written.at()))
                .param("today", LocalDate.now(clock))
                .param("by", by.id())
                .param("byName", by.name())
                .param("request", MDC.get(RequestIdFilter.KEY), Types.VARCHAR)
                .update();
        if (rows != written.ids().size()) {
            throw new IllegalStateException(
                    "%d rows for %d listings: %s".formatted(rows, written.ids().size(), sql));
        }
    }

    /** One parameter, and one plan, however many they are. */
    private static long[] array(List<Long> ids) {
        return ids.stream().mapToLong(Long::longValue).toArray();
    }

    private static @Nullable String after(BulkEdit edit) {
        return switch (edit) {
            case BulkEdit.AssignNegotiator(var negotiator) -> negotiator == null ? null : negotiator.toString();
            case BulkEdit.ChangeBranch(var branch) -> Long.toString(branch);
            case BulkEdit.Withdraw withdraw -> ListingStatus.WITHDRAWN.name();
        };
    }

    private static @Nullable String reason(BulkEdit edit) {
        return edit instanceof BulkEdit.Withdraw(var reason) ? reason : null;
    }

    private record Written(
            long bulkId,
            BulkKind kind,
            List<Long> ids,
            @Nullable String after,
            @Nullable String reason,
            Instant at) {}
}
