package app.latchkey.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who sends what: each delivery is claimed by one instance. A claim that nobody says the end of lapses, and the delivery
 * is sent again.
 */
@Component
class DeliveryClaims {

    /** Far longer than an attempt may take. */
    static final Duration CLAIM = Duration.ofMinutes(1);

    /** At one webhook at a time; one alone as long as nothing arrives there. */
    static final int MOST_AT_ONCE = 4;

    /** What takes longer may take as long as it is waited for. */
    private static final Duration QUICK = Duration.ofSeconds(2);

    static final String CLAIMING = """
            with hook as (
                select w.id, w.agency_id, w.status, w.failing_since, coalesce(w.last_took_millis > :quick, true) as is_slow, (
                       select count(*) from webhook_delivery s
                        where s.agency_id = w.agency_id and s.webhook_id = w.id
                          and s.sending_until > :now) as underway
                  from webhook w
                 where w.agency_id = current_agency() and (w.status = 'ACTIVE' or exists (
                       select from webhook_delivery t
                        where t.agency_id = w.agency_id and t.webhook_id = w.id and t.state = 'PENDING'
                          and t.record_type = :test))),
            due as (
                select d.id, h.is_slow, h.underway + d.place as round,
                       array_position(cast(:served as bigint[]), h.id) as served
                  from hook h
                 cross join lateral (
                       select f.id, row_number() over (order by f.next_attempt_at, f.id) as place
                         from (
                              select d.id, d.next_attempt_at from webhook_delivery d
                               where d.agency_id = h.agency_id and d.webhook_id = h.id and d.state = 'PENDING'
                                 and d.next_attempt_at <= :now and (h.status = 'ACTIVE' or d.record_type = :test)
                                 and d.id = (
                                     select e.id from webhook_delivery e
                                      where e.agency_id = d.agency_id and e.webhook_id = d.webhook_id
                                        and e.record_type = d.record_type and e.record_id = d.record_id
                                        and e.state = 'PENDING'
                                      order by e.id limit 1)
                               order by d.next_attempt_at, d.id
                               limit greatest(0, case when h.failing_since is null then :atOnce else 1 end - h.underway)
                                 for update of d skip locked) f) d),
            chosen as (
                select r.id
                  from (select *, row_number() over (partition by is_slow order by round, served nulls first, id) as place
                          from due) r
                 where not r.is_slow or r.place <= :slow
                 order by r.round, r.served nulls first, r.id
                 limit :most)
            update webhook_delivery d
               set attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, :now),
                   last_attempt_at = :now, next_attempt_at = :until, sending_until = :until
              from webhook w
             where d.agency_id = current_agency() and d.id = any (array(select id from chosen))
               and w.agency_id = d.agency_id and w.id = d.webhook_id
            returning d.id, d.webhook_id, d.topic, w.url, d.message_id, d.body, d.attempts, d.first_attempt_at,
                      w.secret, case when w.former_until > :now then w.former_secret end as former,
                      coalesce(w.last_took_millis > :quick, true) as is_slow""";

    private final JdbcClient database;

    DeliveryClaims(JdbcClient database) {
        this.database = database;
    }

    /** Those that have something to be sent. */
    List<Long> agencies(Instant now) {
        return database.sql("select * from webhooks_to_send(:now)")
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list();
    }

    /**
     * Deliveries of the current agency that are due. Its webhooks take turns: the one that has least on its way, and then
     * the one that was served longest ago. One of a record waits as long as an earlier one of it to the same webhook does:
     * each is looked up on its own, which no plan for few rows makes slow when they are many.
     */
    @Transactional
    List<Sending> claim(Instant now, Places.Room room) {
        return database.sql(CLAIMING).params(parameters(now, room)).query(DeliveryClaims::sending).stream()
                .sorted(Comparator.comparingLong(Sending::id))
                .toList();
    }

    static Map<String, Object> parameters(Instant now, Places.Room room) {
        return Map.of(
                "now", Timestamp.from(now),
                "until", Timestamp.from(now.plus(CLAIM)),
                "test", WebhookMessages.TEST,
                "quick", QUICK.toMillis(),
                "atOnce", MOST_AT_ONCE,
                "most", room.places(),
                "slow", room.slow(),
                "served", room.served().toArray(Long[]::new));
    }

    private static Sending sending(ResultSet row, int number) throws SQLException {
        return new Sending(
                row.getLong("id"),
                row.getLong("webhook_id"),
                WebhookTopic.valueOf(row.getString("topic")),
                row.getString("url"),
                row.getString("message_id"),
                row.getString("body"),
                row.getInt("attempts"),
                row.getTimestamp("first_attempt_at").toInstant(),
                Stream.of(row.getString("secret"), row.getString("former"))
                        .filter(Objects::nonNull)
                        .toList(),
                row.getBoolean("is_slow"));
    }
}
