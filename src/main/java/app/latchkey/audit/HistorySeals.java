package app.latchkey.audit;

import app.latchkey.audit.HistoryCheck.Finding;
import app.latchkey.audit.HistoryCheck.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The current agency's chain in the database. */
@Component
@Transactional(readOnly = true)
class HistorySeals {

    /** Events in one link: so many are read again in well under a second. */
    static final int MOST_EVENTS = 10_000;

    private final JdbcClient database;
    private final Clock clock;

    HistorySeals(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A link as it stands; its hash in hexadecimal. */
    record Seal(long number, long throughId, String hash, Instant sealedAt) {}

    /**
     * A link beside the events it is of.
     *
     * @param isLinked whether its hash is that of what it says, after the link before it
     * @param isSame whether its events are as they were sealed
     */
    record Comparison(Seal seal, long afterId, long events, boolean isLinked, boolean isSame) {}

    /** @return how many events the next link took in; 0 for none, when there is no link */
    @Transactional
    int sealNext(long through) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('history_seal', current_agency()))")
                .query((row, number) -> 0)
                .list();
        return database.sql("""
                        with last as (
                            select number, through_id, hash from history_seal
                             where agency_id = current_agency() order by number desc limit 1),
                        start as (select * from last union all select 0, 0, '' where not exists (select from last)),
                        event as (
                            select h as whole, h.id from history_event h
                             where h.agency_id = current_agency() and h.id > (select through_id from start)
                               and h.id <= :through
                             order by h.id limit :most),
                        batch as (
                            select count(*) as events, max(id) as last_id, array_agg(id order by id) as ids,
                                   string_agg(history_digest(whole), '' order by id) as digests
                              from event),
                        link as (
                            select s.number + 1 as number, s.through_id as after_id, s.hash as previous, b.ids, b.digests,
                                   case when b.events < :most then :through else b.last_id end as through_id
                              from start s cross join batch b where b.events > 0)
                        insert into history_seal (agency_id, number, after_id, through_id, ids, digests, hash, sealed_at)
                        select current_agency(), number, after_id, through_id, ids, digests,
                               history_hash(previous, current_agency(), number, after_id, through_id, digests), :at
                          from link
                        returning cardinality(ids)""")
                .param("through", through)
                .param("most", MOST_EVENTS)
                .param("at", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    Optional<Seal> last() {
        return database.sql("""
                        select number, through_id, encode(hash, 'hex') as hash, sealed_at from history_seal
                         where agency_id = current_agency() order by number desc limit 1""").query(HistorySeals::seal).optional();
    }

    /** Events that no link holds yet, counted no further than this. */
    int unsealed(int most) {
        return database.sql("""
                        select count(*) from (
                            select from history_event h
                             where h.agency_id = current_agency()
                               and h.id > coalesce((select max(through_id) from history_seal
                                                     where agency_id = current_agency()), 0)
                             limit :most) counted""").param("most", most).query(Integer.class).single();
    }

    /** The first link from this number on, and what has become of its events since. */
    Optional<Comparison> compare(long number, String previous) {
        return database.sql("""
                        select s.number, s.after_id, s.through_id, encode(s.hash, 'hex') as hash, s.sealed_at, e.events,
                               s.hash = history_hash(decode(:previous, 'hex'), s.agency_id, s.number, s.after_id, s.through_id, s.digests)
                                   as is_linked,
                               coalesce(e.digests = s.digests, false) as is_same
                          from (select * from history_seal
                                 where agency_id = current_agency() and number >= :number order by number limit 1) s
                         cross join lateral (
                               select count(*) as events, string_agg(history_digest(h), '' order by h.id) as digests
                                 from history_event h
                                where h.agency_id = current_agency() and h.id > s.after_id and h.id <= s.through_id) e""")
                .param("number", number)
                .param("previous", previous)
                .query((row, index) -> new Comparison(
                        seal(row, index),
                        row.getLong("after_id"),
                        row.getLong("events"),
                        row.getBoolean("is_linked"),
                        row.getBoolean("is_same")))
                .optional();
    }

    /** What differs from a link, by the events' numbers; at most as many as a link and its range have events. */
    List<Finding> differences(long number) {
        return database.sql("""
                        with link as (
                            select * from history_seal where agency_id = current_agency() and number = :number),
                        sealed as (
                            select e.id, substr(l.digests, 32 * (e.place::integer - 1) + 1, 32) as digest
                              from link l cross join unnest(l.ids) with ordinality as e (id, place)),
                        present as (
                            select h.id, h.at, history_digest(h) as digest
                              from link l join history_event h on h.agency_id = current_agency()
                               and h.id > l.after_id and h.id <= l.through_id)
                        select coalesce(s.id, p.id) as id, p.at,
                               case when s.id is null then 'INSERTED' when p.id is null then 'MISSING' else 'CHANGED' end
                                   as kind
                          from sealed s full join present p on p.id = s.id
                         where s.digest is distinct from p.digest
                         order by 1""")
                .param("number", number)
                .query((row, index) -> {
                    @Nullable Timestamp at = row.getTimestamp("at");
                    return new Finding(
                            Kind.valueOf(row.getString("kind")),
                            number,
                            row.getLong("id"),
                            at == null ? null : at.toInstant());
                })
                .list();
    }

    private static Seal seal(ResultSet row, int index) throws SQLException {
        return new Seal(
                row.getLong("number"),
                row.getLong("through_id"),
                row.getString("hash"),
                row.getTimestamp("sealed_at").toInstant());
    }
}
