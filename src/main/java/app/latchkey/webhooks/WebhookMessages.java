package app.latchkey.webhooks;

import app.latchkey.api.ApiJson;
import app.latchkey.audit.HistoryFeed.Followed;
import app.latchkey.webhooks.ToldFields.Change;
import app.latchkey.webhooks.WebhookMessage.PingMessage;
import app.latchkey.webhooks.WebhookMessage.ToldRecord;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is said of an event: nothing of people, and of a listing only what stands in {@link ToldListing}. */
@Component
class WebhookMessages {

    static final String LISTING = "Listing";
    static final String IMPORT = "ImportJob";

    /** What history calls a test; it has no record of its own. */
    static final String TEST = "Webhook";

    private static final String STATUS = "status";
    private static final String RENT = "rent";

    private final ApiJson json;

    WebhookMessages(ApiJson json) {
        this.json = json;
    }

    /** A message before it is known who gets it. */
    record Message(String id, WebhookTopic topic, String body) {}

    /** As messages call a kind of record. */
    static String type(String entityType) {
        return entityType.equals(IMPORT) ? "import" : "listing";
    }

    /**
     * One for each topic that the event is about; none where there is nothing to say.
     *
     * @param reference as people call the record
     */
    List<Message> of(Followed event, String reference) {
        var record = new ToldRecord(type(event.entityType()), reference);
        return switch (event.entityType()) {
            case LISTING -> ofListing(event, record);
            case IMPORT ->
                event.eventType().equals("IMPORT_FINISHED")
                        ? List.of(message(
                                WebhookTopic.IMPORT_FINISHED, event.at(), record, null, ToldImport.of(event.changes())))
                        : List.of();
            default -> List.of();
        };
    }

    Message ping(Instant at) {
        return message(WebhookTopic.PING, id -> new PingMessage(id, WebhookTopic.PING.word(), at));
    }

    private List<Message> ofListing(Followed event, ToldRecord record) {
        var told = told(event);
        if (event.eventType().equals("CREATED") || event.eventType().equals("IMPORTED")) {
            return List.of(
                    message(WebhookTopic.LISTING_CREATED, event.at(), record, null, values(told, Change::after)));
        }
        var messages = new ArrayList<Message>();
        add(messages, WebhookTopic.LISTING_STATUS_CHANGED, event, record, only(told, STATUS::equals));
        add(messages, WebhookTopic.LISTING_CHANGED, event, record, only(told, field -> !field.equals(STATUS)));
        add(messages, WebhookTopic.LISTING_PRICE_CHANGED, event, record, only(told, RENT::equals));
        return messages;
    }

    private void add(
            List<Message> messages, WebhookTopic topic, Followed event, ToldRecord record, List<Change> changes) {
        if (!changes.isEmpty()) {
            messages.add(message(
                    topic, event.at(), record, values(changes, Change::before), values(changes, Change::after)));
        }
    }

    /** An import that is taken back says of the listings it added no more than that. */
    private static List<Change> told(Followed event) {
        return event.eventType().equals("IMPORT_UNDONE") && event.changes().isEmpty()
                ? List.of(new Change("removed", false, true))
                : ToldFields.of(event.changes());
    }

    private static List<Change> only(List<Change> changes, Predicate<String> which) {
        return changes.stream().filter(change -> which.test(change.name())).toList();
    }

    /** A null says that there was, or is, none. */
    private static Object values(List<Change> changes, Function<Change, @Nullable Object> side) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        changes.forEach(change -> values.put(change.name(), side.apply(change)));
        return values;
    }

    private Message message(WebhookTopic topic, Instant at, ToldRecord record, @Nullable Object before, Object after) {
        return message(topic, id -> new WebhookMessage<>(id, topic.word(), at, record, before, after));
    }

    private Message message(WebhookTopic topic, Function<String, Object> body) {
        var id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        return new Message(id, topic, new String(json.write(body.apply(id)), StandardCharsets.UTF_8));
    }
}
