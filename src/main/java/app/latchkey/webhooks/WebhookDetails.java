package app.latchkey.webhooks;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a person says of a webhook. */
public record WebhookDetails(String url, Set<WebhookTopic> topics) {

    public WebhookDetails {
        url = url.replace("\0", "").strip();
        // In the order of the topics, so that the same set is the same text.
        var ordered = EnumSet.noneOf(WebhookTopic.class);
        ordered.addAll(topics);
        topics = Collections.unmodifiableSet(ordered);
    }
}
