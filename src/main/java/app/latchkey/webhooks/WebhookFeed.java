package app.latchkey.webhooks;

import app.latchkey.audit.HistoryFeed;
import app.latchkey.audit.HistoryFeed.Followed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Follows the history of agencies that have webhooks, and writes down what each of these is to be told. How far it is
 * stands in the same transaction, so nothing is passed over and nothing written twice, whatever ends in between.
 */
@Component
class WebhookFeed {

    /** Events that are looked at in one transaction. */
    static final int MOST_EVENTS = 2000;

    private static final List<String> KINDS = List.of(WebhookMessages.LISTING, WebhookMessages.IMPORT);

    private final HistoryFeed history;
    private final WebhookMessages messages;
    private final JdbcClient database;
    private final Clock clock;

    WebhookFeed(HistoryFeed history, WebhookMessages messages, JdbcClient database, Clock clock) {
        this.history = history;
        this.messages = messages;
        this.database = database;
        this.clock = clock;
    }

    /** What becomes of a turn. */
    enum Turn {
        /** There is more. */
        GOES_ON,
        UP_TO_DATE,
        /** Another instance is at it. */
        TAKEN
    }

    List<Long> agencies() {
        return database.sql("select * from agencies_with_webhooks()")
                .query(Long.class)
                .list();
    }

    /** Takes in some of the current agency's history up to an event after which others may still come. */
    @Transactional
    Turn feed(long through) {
        var start =
                database.sql("""
                        select greatest(f.position, coalesce((
                                   select min(w.after_id) from webhook w
                                    where w.agency_id = f.agency_id and w.status <> 'DISABLED'), :through))
                          from webhook_feed f
                         where f.agency_id = current_agency()
                           for update of f skip locked""").param("through", through).query(Long.class).optional();
        if (start.isEmpty()) {
            return Turn.TAKEN;
        }
        if (start.get() >= through) {
            return Turn.UP_TO_DATE;
        }
        var part = history.next(start.get(), through, KINDS, MOST_EVENTS);
        write(part.events());
        database.sql("update webhook_feed set position = :position where agency_id = current_agency()")
                .param("position", part.position())
                .update();
        return part.isLast() ? Turn.UP_TO_DATE : Turn.GOES_ON;
    }

    private record Line(Followed event, String reference, WebhookMessages.Message message) {}

    private void write(List<Followed> events) {
        var references = references(events);
        var lines = new ArrayList<Line>();
        for (var event : events) {
            var reference = event.entityType().equals(WebhookMessages.LISTING)
                    ? references.getOrDefault(event.entityId(), Long.toString(event.entityId()))
                    : Long.toString(event.entityId());
            messages.of(event, reference).forEach(message -> lines.add(new Line(event, reference, message)));
        }
        if (!lines.isEmpty()) {
            insert(lines);
        }
    }

    private void insert(List<Line> lines) {
        database.sql("""
                        insert into webhook_delivery (id, agency_id, webhook_id, topic, message_id, event_id, record_type,
                               record_id, record_reference, body, state, next_attempt_at, created_at)
                        select nextval('webhook_delivery_seq'), w.agency_id, w.id, m.topic, m.message, m.event, m.type,
                               m.record, m.reference, m.body, 'PENDING', :at, :at
                          from unnest(:topics, :messages, :events, :types, :records, :references, :bodies)
                               with ordinality m (topic, message, event, type, record, reference, body, place)
                          join webhook w on w.agency_id = current_agency() and w.status <> 'DISABLED'
                               and w.after_id < m.event and m.topic = any (w.topics)
                         order by m.place, w.id""")
                .param("at", Timestamp.from(clock.instant()))
                .param(
                        "topics",
                        lines.stream()
                                .map(line -> line.message().topic().name())
                                .toArray(String[]::new))
                .param(
                        "messages",
                        lines.stream().map(line -> line.message().id()).toArray(String[]::new))
                .param("events", lines.stream().map(line -> line.event().id()).toArray(Long[]::new))
                .param(
                        "types",
                        lines.stream().map(line -> line.event().entityType()).toArray(String[]::new))
                .param(
                        "records",
                        lines.stream().map(line -> line.event().entityId()).toArray(Long[]::new))
                .param("references", lines.stream().map(Line::reference).toArray(String[]::new))
                .param(
                        "bodies",
                        lines.stream().map(line -> line.message().body()).toArray(String[]::new))
                .update();
    }

    private Map<Long, String> references(List<Followed> events) {
        var ids = events.stream()
                .filter(event -> event.entityType().equals(WebhookMessages.LISTING))
                .map(Followed::entityId)
                .distinct()
                .toArray(Long[]::new);
        return database
                .sql("select id, reference from listing where agency_id = current_agency() and id = any(:ids)")
                .param("ids", ids)
                .query((row, number) -> Map.entry(row.getLong("id"), row.getString("reference")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
