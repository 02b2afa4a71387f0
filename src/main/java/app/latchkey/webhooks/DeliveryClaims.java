package app.latchkey.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

    static final String CLAIMING = """
            with due as (
                select d.id
                  from webhook w
                 cross join lateral (
                       select d.id from webhook_delivery d
                        where d.agency_id = w.agency_id and d.webhook_id = w.id and d.state = 'PENDING'
                          and d.next_attempt_at <= :now and (w.status = 'ACTIVE' or d.record_type = :test)
                          and d.id = (
                              select e.id from webhook_delivery e
                               where e.agency_id = d.agency_id and e.webhook_id = d.webhook_id
                                 and e.record_type = d.record_type and e.record_id = d.record_id
                                 and e.state = 'PENDING'
                               order by e.id limit 1)
                        order by d.next_attempt_at, d.id
                        limit greatest(0, case when w.failing_since is null then :atOnce else 1 end - (
                              select count(*) from webhook_delivery s
                               where s.agency_id = w.agency_id and s.webhook_id = w.id
                                 and s.sending_until > :now))
                          for update of d skip locked) d
                 where w.agency_id = current_agency() and (w.status = 'ACTIVE' or exists (
                       select from webhook_delivery t
                        where t.agency_id = w.agency_id and t.webhook_id = w.id and t.state = 'PENDING'
                          and t.record_type = :test))
                 limit :most)
            update webhook_delivery d
               set attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, :now),
                   last_attempt_at = :now, next_attempt_at = :until, sending_until = :until
              from webhook w
             where d.agency_id = current_agency() and d.id = any (array(select id from due))
               and w.agency_id = d.agency_id and w.id = d.webhook_id
            returning d.id, d.webhook_id, d.topic, w.url, d.message_id, d.body, d.attempts, d.first_attempt_at,
                      w.secret, case when w.former_until > :now then w.former_secret end as former""";

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
     * Deliveries of the current agency that are due. One of a record waits as long as an earlier one of it to the same
     * webhook does: each is looked up on its own, which no plan for few rows makes slow when they are many.
     */
    @Transactional
    List<Sending> claim(Instant now, int most) {
        return database
                .sql(CLAIMING)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(CLAIM)))
                .param("test", WebhookMessages.TEST)
                .param("atOnce", MOST_AT_ONCE)
                .param("most", most)
                .query(DeliveryClaims::sending)
                .stream()
                .sorted(Comparator.comparingLong(Sending::id))
                .toList();
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
                        .toList());
    }
}
