package app.latchkey.webhooks;

import app.latchkey.api.Announces;
import app.latchkey.platform.Texts;
import app.latchkey.webhooks.WebhookMessage.PingMessage;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;

/** Tells programs what they are sent, by what they know that it is ours, and how to answer. */
@Component
class WebhookAnnouncements implements Announces {

    @Override
    public List<Announcement> announcements() {
        return Arrays.stream(WebhookTopic.values())
                .map(WebhookAnnouncements::announcement)
                .toList();
    }

    private static Announcement announcement(WebhookTopic topic) {
        return new Announcement(
                topic.word(),
                Texts.of("topic." + topic),
                about(topic),
                headers(),
                body(topic),
                example(topic),
                answers(topic));
    }

    private static String about(WebhookTopic topic) {
        return topic == WebhookTopic.PING
                ? Texts.of("api.announcement.ping", WebhookPost.WHOLE.toSeconds())
                : Texts.of(
                        "api.announcement.about",
                        WebhookPost.WHOLE.toSeconds(),
                        RetryPlan.WAITS.stream()
                                .map(WebhookAnnouncements::words)
                                .collect(Collectors.joining(", ")),
                        RetryPlan.PATIENCE.toHours());
    }

    private static String words(Duration wait) {
        if (wait.toSeconds() < 60) {
            return wait.toSeconds() + " s";
        }
        return wait.toMinutes() < 60 ? wait.toMinutes() + " min" : wait.toHours() + " h";
    }

    private static Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put(WebhookDispatch.ID, Texts.of("api.announcement.id"));
        headers.put(WebhookDispatch.TIMESTAMP, Texts.of("api.announcement.timestamp"));
        headers.put(WebhookDispatch.SIGNATURE, Texts.of("api.announcement.signature"));
        return headers;
    }

    private static Map<String, String> answers(WebhookTopic topic) {
        var answers = new LinkedHashMap<String, String>();
        answers.put("2XX", Texts.of("api.announcement.taken"));
        if (topic != WebhookTopic.PING) {
            answers.put("410", Texts.of("api.announcement.gone"));
            answers.put("default", Texts.of("api.announcement.other"));
        }
        return answers;
    }

    private static Type body(WebhookTopic topic) {
        return switch (topic) {
            case PING -> PingMessage.class;
            case IMPORT_FINISHED -> about(ToldImport.class);
            default -> about(ToldListing.class);
        };
    }

    private static Type about(Class<?> told) {
        return ResolvableType.forClassWithGenerics(WebhookMessage.class, told).getType();
    }

    private static String example(WebhookTopic topic) {
        var head = """
                {"id": "msg_2b4f7a0c9d6e41f3a8b5c7d9e1f30246", "topic": "%s", "at": "2026-11-28T10:04:00Z\"""".formatted(topic.word());
        return head
                + switch (topic) {
                    case PING -> "}";
                    case IMPORT_FINISHED -> """
                        , "record": {"type": "import", "reference": "12"}, "before": null, "after": {"kind": "listings",
                         "file_name": "november.csv", "counts": {"total": 120, "inserted": 80, "updated": 30,
                         "unchanged": 9, "rejected": 1}}}""";
                    case LISTING_CREATED -> """
                        , "record": {"type": "listing", "reference": "LK-000100"}, "before": null,
                         "after": {"branch_id": 1, "let_type": "long", "address": "12 Orchard Road", "town": "Bristol",
                         "postcode": "BS7 2EJ", "outcode": "BS7", "property_type": "flat", "bedrooms": 2,
                         "rent": {"amount_pence": 125000, "frequency": "monthly", "pcm_pence": 125000},
                         "pets_considered": false, "epc_exempt": false}}""";
                    case LISTING_STATUS_CHANGED -> """
                        , "record": {"type": "listing", "reference": "LK-000100"}, "before": {"status": "available"},
                         "after": {"status": "under_offer"}}""";
                    case LISTING_CHANGED -> """
                        , "record": {"type": "listing", "reference": "LK-000100"},
                         "before": {"available_from": null, "bedrooms": 2},
                         "after": {"available_from": "2027-01-15", "bedrooms": 3}}""";
                    case LISTING_PRICE_CHANGED -> """
                        , "record": {"type": "listing", "reference": "LK-000100"},
                         "before": {"rent": {"amount_pence": 125000, "frequency": "monthly", "pcm_pence": 125000}},
                         "after": {"rent": {"amount_pence": 30000, "frequency": "weekly", "pcm_pence": 130000}}}""";
                };
    }
}
