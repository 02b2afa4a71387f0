package app.latchkey.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The deliveries of the current agency, to look at and to send once more. Needs a transaction of the agency. */
@Component
class DeliveryLog {

    private static final String ALL = """
            select id, webhook_id, message_id, topic, record_type, record_reference, state, attempts, created_at,
                   last_attempt_at, next_attempt_at, delivered_at, last_status, last_error, took_millis
              from webhook_delivery where agency_id = current_agency()""";

    /** As if it had never been tried; whoever gets it knows it by its number. */
    private static final String AGAIN = """
            update webhook_delivery
               set state = 'PENDING', attempts = 0, first_attempt_at = null, next_attempt_at = :now, sending_until = null,
                   delivered_at = null
             where agency_id = current_agency()""";

    private final JdbcClient database;

    DeliveryLog(JdbcClient database) {
        this.database = database;
    }

    /** The newest first. */
    List<Delivery> page(long webhookId, @Nullable DeliveryState state, @Nullable Long before, int limit) {
        return database.sql(ALL
                        + " and webhook_id = :webhook"
                        + (state == null ? "" : " and state = :state")
                        + (before == null ? "" : " and id < :before")
                        + " order by id desc limit :limit")
                .param("webhook", webhookId)
                .param("state", state == null ? null : state.name(), Types.VARCHAR)
                .param("before", before, Types.BIGINT)
                .param("limit", limit)
                .query(DeliveryLog::delivery)
                .list();
    }

    Optional<Delivery> find(long id) {
        return database.sql(ALL + " and id = :id")
                .param("id", id)
                .query(DeliveryLog::delivery)
                .optional();
    }

    Optional<String> body(long id) {
        return database.sql("select body from webhook_delivery where agency_id = current_agency() and id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    long addTest(long webhookId, WebhookMessages.Message message, Instant now) {
        return database.sql("""
                        insert into webhook_delivery (id, agency_id, webhook_id, topic, message_id, record_type, record_id,
                               record_reference, body, state, next_attempt_at, created_at)
                        values (nextval('webhook_delivery_seq'), current_agency(), :webhook, :topic, :message, :type,
                               :webhook, '', :body, 'PENDING', :now, :now)
                        returning id""")
                .param("webhook", webhookId)
                .param("topic", message.topic().name())
                .param("message", message.id())
                .param("type", WebhookMessages.TEST)
                .param("body", message.body())
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .single();
    }

    /** @return whether it is not on its way already */
    boolean replay(long id, Instant now) {
        return database.sql(AGAIN + " and id = :id and state <> 'PENDING'")
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    int replayGivenUp(long webhookId, Instant since, Instant now) {
        return database.sql(AGAIN + """
                         and webhook_id = :webhook and state = 'GIVEN_UP' and created_at >= :since
                         and record_type <> :test""")
                .param("webhook", webhookId)
                .param("since", Timestamp.from(since))
                .param("test", WebhookMessages.TEST)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** @return how many older ones went, and no more than this in each webhook */
    @Transactional
    int forget(Instant before, int most) {
        return database.sql("""
                        delete from webhook_delivery d
                         using webhook w
                         cross join lateral (
                               select o.id, o.created_at from webhook_delivery o
                                where o.agency_id = w.agency_id and o.webhook_id = w.id order by o.id limit :most) oldest
                         where w.agency_id = current_agency() and oldest.created_at < :before
                           and d.agency_id = w.agency_id and d.id = oldest.id""")
                .param("before", Timestamp.from(before))
                .param("most", most)
                .update();
    }

    private static Delivery delivery(ResultSet row, int number) throws SQLException {
        var topic = WebhookTopic.valueOf(row.getString("topic"));
        boolean isTest = topic == WebhookTopic.PING;
        @Nullable String error = row.getString("last_error");
        return new Delivery(
                row.getLong("id"),
                row.getLong("webhook_id"),
                row.getString("message_id"),
                topic,
                isTest ? null : WebhookMessages.type(row.getString("record_type")),
                isTest ? null : row.getString("record_reference"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(),
                Webhooks.instant(row, "last_attempt_at"),
                Webhooks.instant(row, "next_attempt_at"),
                Webhooks.instant(row, "delivered_at"),
                row.getObject("last_status", Integer.class),
                error == null ? null : DeliveryError.valueOf(error),
                row.getObject("took_millis", Integer.class));
    }
}
