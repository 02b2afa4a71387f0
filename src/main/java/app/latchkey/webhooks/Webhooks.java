package app.latchkey.webhooks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The webhooks of the current agency in the database. Needs a transaction of the agency. */
@Component
class Webhooks {

    private static final String ALL = """
            select id, version, url, topics, status, created_at, created_by_name, last_delivered_at, failing_since,
                   disabled_at, disabled_why, former_until
              from webhook where agency_id = current_agency()""";

    private final JdbcClient database;

    Webhooks(JdbcClient database) {
        this.database = database;
    }

    /** The oldest first. */
    List<SavedWebhook> all() {
        return database.sql(ALL + " order by id").query(Webhooks::webhook).list();
    }

    Optional<SavedWebhook> find(long id) {
        return read(id, "");
    }

    /**
     * Nobody else writes it or its deliveries until this transaction ends.
     *
     * @return whether it is there
     */
    boolean lock(long id) {
        return read(id, " for no key update").isPresent();
    }

    private Optional<SavedWebhook> read(long id, String lock) {
        return database.sql(ALL + " and id = :id" + lock)
                .param("id", id)
                .query(Webhooks::webhook)
                .optional();
    }

    /** How many there are; nobody else adds one until this transaction ends. */
    int countAlone() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('webhook', current_agency()))")
                .query((row, number) -> 0)
                .list();
        return database.sql("select count(*) from webhook where agency_id = current_agency()")
                .query(Integer.class)
                .single();
    }

    /** @param afterId history up to this event is none of its business */
    long insert(WebhookDetails details, String secret, long afterId, String by, Instant now) {
        database.sql("""
                        insert into webhook_feed (agency_id, position) values (current_agency(), :after)
                        on conflict do nothing""").param("after", afterId).update();
        return database.sql("""
                        insert into webhook (id, agency_id, url, topics, status, secret, after_id, created_at,
                               created_by_name, version)
                        values (nextval('webhook_seq'), current_agency(), :url, :topics, 'ACTIVE', :secret, :after, :now,
                               :by, 0)
                        returning id""")
                .param("url", details.url())
                .param("topics", names(details))
                .param("secret", secret)
                .param("after", afterId)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    void write(long id, WebhookDetails details) {
        database.sql("""
                        update webhook set url = :url, topics = :topics, version = version + 1
                         where agency_id = current_agency() and id = :id""")
                .param("url", details.url())
                .param("topics", names(details))
                .param("id", id)
                .update();
    }

    void pause(long id) {
        database.sql("""
                        update webhook set status = 'PAUSED', version = version + 1
                         where agency_id = current_agency() and id = :id""").param("id", id).update();
    }

    /** @param newest what a disabled one was not told until this event is none of its business */
    void resume(long id, long newest) {
        database.sql("""
                        update webhook
                           set after_id = case when status = 'DISABLED' then greatest(after_id, :newest) else after_id end,
                               status = 'ACTIVE', disabled_at = null, disabled_why = null, failing_since = null,
                               last_failed_at = null, given_up_in_row = 0, version = version + 1
                         where agency_id = current_agency() and id = :id""").param("newest", newest).param("id", id).update();
    }

    /** @param until the secret it has signs as well */
    void rotate(long id, String secret, Instant until) {
        database.sql("""
                        update webhook
                           set former_secret = secret, former_until = :until, secret = :secret, version = version + 1
                         where agency_id = current_agency() and id = :id""")
                .param("secret", secret)
                .param("until", Timestamp.from(until))
                .param("id", id)
                .update();
    }

    void delete(long id) {
        database.sql("delete from webhook where agency_id = current_agency() and id = :id")
                .param("id", id)
                .update();
    }

    private static String[] names(WebhookDetails details) {
        return details.topics().stream().map(WebhookTopic::name).toArray(String[]::new);
    }

    private static SavedWebhook webhook(ResultSet row, int number) throws SQLException {
        var topics = Arrays.stream((String[]) row.getArray("topics").getArray())
                .map(WebhookTopic::valueOf)
                .collect(Collectors.toSet());
        @Nullable String why = row.getString("disabled_why");
        return new SavedWebhook(
                row.getLong("id"),
                row.getInt("version"),
                new WebhookDetails(row.getString("url"), topics),
                WebhookStatus.valueOf(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by_name"),
                instant(row, "last_delivered_at"),
                instant(row, "failing_since"),
                instant(row, "disabled_at"),
                why == null ? null : DisabledWhy.valueOf(why),
                instant(row, "former_until"));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
