package app.latchkey.webhooks;

import app.latchkey.audit.HistoryFeed.Followed;
import app.latchkey.platform.FieldChange;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What is said of an event: nothing of people, and of a listing only what stands in {@link #TOLD}. */
@Component
class WebhookMessages {

    static final String LISTING = "Listing";
    static final String IMPORT = "ImportJob";

    /** What history calls a test; it has no record of its own. */
    static final String TEST = "Webhook";

    private static final String STATUS = "status";
    private static final String RENT = "rent";

    /** Fields of listings that anybody may know who may know the listing: no names, nothing that leads to a person. */
    private static final Set<String> TOLD = Set.of(
            STATUS,
            RENT,
            "address",
            "availableFrom",
            "bathrooms",
            "bedrooms",
            "branchId",
            "councilTaxBand",
            "depositPence",
            "description",
            "epcExempt",
            "epcExpiresOn",
            "epcRating",
            "expectedStayMonths",
            "floorPlans",
            "furnishing",
            "letType",
            "outcode",
            "petsConsidered",
            "photos",
            "postcode",
            "propertyType",
            "removed",
            "summary",
            "town");

    private final JsonMapper json;

    WebhookMessages(JsonMapper json) {
        this.json = json;
    }

    /** A message before it is known who gets it. */
    record Message(String id, WebhookTopic topic, String body) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"id", "topic", "at", "record", "changes", "import"})
    private record Body(
            String id,
            String topic,
            Instant at,
            @Nullable Named record,
            @Nullable List<Changed> changes,
            @JsonProperty("import") @Nullable Imported imported) {}

    @JsonPropertyOrder({"type", "reference"})
    private record Named(String type, String reference) {}

    @JsonPropertyOrder({"field", "before", "after"})
    private record Changed(
            String field, @Nullable String before, @Nullable String after) {}

    @JsonPropertyOrder({"kind", "name", "rows", "inserted", "updated", "unchanged", "rejected"})
    private record Imported(
            String kind, String name, int rows, int inserted, int updated, int unchanged, int rejected) {}

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
        return switch (event.entityType()) {
            case LISTING -> ofListing(event, reference);
            case IMPORT ->
                event.eventType().equals("IMPORT_FINISHED") ? List.of(ofImport(event, reference)) : List.of();
            default -> List.of();
        };
    }

    Message ping(Instant at) {
        return message(WebhookTopic.PING, at, null, null, null);
    }

    private List<Message> ofListing(Followed event, String reference) {
        var record = new Named(type(event.entityType()), reference);
        var told = told(event);
        if (event.eventType().equals("CREATED") || event.eventType().equals("IMPORTED")) {
            return List.of(message(WebhookTopic.LISTING_CREATED, event.at(), record, told, null));
        }
        var messages = new ArrayList<Message>();
        var status = only(told, STATUS::equals);
        if (!status.isEmpty()) {
            messages.add(message(WebhookTopic.LISTING_STATUS_CHANGED, event.at(), record, status, null));
        }
        var fields = only(told, field -> !field.equals(STATUS));
        if (!fields.isEmpty()) {
            messages.add(message(WebhookTopic.LISTING_CHANGED, event.at(), record, fields, null));
        }
        var rent = only(told, RENT::equals);
        if (!rent.isEmpty()) {
            messages.add(message(WebhookTopic.LISTING_PRICE_CHANGED, event.at(), record, rent, null));
        }
        return messages;
    }

    /** An import that is taken back says of the listings it added no more than that. */
    private static List<Changed> told(Followed event) {
        if (event.eventType().equals("IMPORT_UNDONE") && event.changes().isEmpty()) {
            return List.of(new Changed("removed", "false", "true"));
        }
        return event.changes().stream()
                .filter(change -> TOLD.contains(change.field()))
                .map(change -> new Changed(change.field(), change.before(), change.after()))
                .toList();
    }

    private static List<Changed> only(List<Changed> changes, Predicate<String> which) {
        return changes.stream().filter(change -> which.test(change.field())).toList();
    }

    private Message ofImport(Followed event, String reference) {
        Map<String, String> said = event.changes().stream()
                .filter(change -> change.after() != null)
                .collect(Collectors.toMap(FieldChange::field, change -> String.valueOf(change.after())));
        var imported = new Imported(
                said.getOrDefault("importKind", ""),
                said.getOrDefault("importFile", ""),
                number(said, "rowsTotal"),
                number(said, "rowsInserted"),
                number(said, "rowsUpdated"),
                number(said, "rowsUnchanged"),
                number(said, "rowsRejected"));
        var record = new Named(type(event.entityType()), reference);
        return message(WebhookTopic.IMPORT_FINISHED, event.at(), record, null, imported);
    }

    private static int number(Map<String, String> said, String field) {
        return Integer.parseInt(said.getOrDefault(field, "0"));
    }

    private Message message(
            WebhookTopic topic,
            Instant at,
            @Nullable Named record,
            @Nullable List<Changed> changes,
            @Nullable Imported imported) {
        var id = "msg_" + UUID.randomUUID().toString().replace("-", "");
        return new Message(
                id, topic, json.writeValueAsString(new Body(id, topic.word(), at, record, changes, imported)));
    }
}
