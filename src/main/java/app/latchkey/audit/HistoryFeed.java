package app.latchkey.audit;

import app.latchkey.platform.FieldChange;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * History for those who follow it: every event once, in the order of their numbers, and none is passed over because it
 * was committed late. So whoever follows is behind the longest transaction that writes history.
 */
@Component
public class HistoryFeed {

    private final SealHorizon horizon;
    private final HistoryRows rows;
    private final JdbcClient database;

    HistoryFeed(SealHorizon horizon, HistoryRows rows, JdbcClient database) {
        this.horizon = horizon;
        this.rows = rows;
        this.database = database;
    }

    /** An event as those who follow see it: without whoever did it. */
    public record Followed(
            long id, Instant at, String entityType, long entityId, String eventType, List<FieldChange> changes) {}

    /**
     * What comes next.
     *
     * @param position the number of the last event that was looked at, wanted or not
     * @param isLast whether there is nothing more for now
     */
    public record Part(List<Followed> events, long position, boolean isLast) {

        public Part {
            events = List.copyOf(events);
        }
    }

    /** Up to which number no event can come any more; 0 while that is not known. Asked past the caller's transaction. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public long settled() {
        return horizon.settled();
    }

    /**
     * The number of the newest event of the current agency that is written: where whoever wants only what comes begins.
     * What is being written by then is still to come, unless somebody else took a greater number and was done earlier.
     */
    @Transactional(readOnly = true)
    public long newest() {
        return database.sql("select coalesce(max(id), 0) from history_event where agency_id = current_agency()")
                .query(Long.class)
                .single();
    }

    /**
     * Events of the current agency after one number and up to another, which is to be settled.
     *
     * @param kinds of records that are wanted
     * @param most how many events are looked at
     */
    @Transactional(readOnly = true)
    public Part next(long after, long through, Collection<String> kinds, int most) {
        var seen = database.sql("""
                        select id from history_event
                         where agency_id = current_agency() and id > :after and id <= :through order by id limit :most""")
                .param("after", after)
                .param("through", through)
                .param("most", most)
                .query(Long.class)
                .list();
        boolean isLast = seen.size() < most;
        long position = isLast ? Math.max(after, through) : seen.getLast();
        var events = seen.isEmpty() ? List.<Followed>of() : wanted(seen.getFirst(), position, kinds);
        return new Part(events, position, isLast);
    }

    private List<Followed> wanted(long first, long last, Collection<String> kinds) {
        return database.sql("""
                        select id, at, entity_type, entity_id, event_type, changes from history_event
                         where agency_id = current_agency() and id between :first and :last and entity_type in (:kinds)
                         order by id""")
                .param("first", first)
                .param("last", last)
                .param("kinds", kinds)
                .query((row, number) -> new Followed(
                        row.getLong("id"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("entity_type"),
                        row.getLong("entity_id"),
                        row.getString("event_type"),
                        rows.changes(row)))
                .list();
    }
}
