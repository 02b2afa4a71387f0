package app.latchkey.webhooks.rest;

import app.latchkey.api.Versioned;
import app.latchkey.webhooks.DisabledWhy;
import app.latchkey.webhooks.SavedWebhook;
import app.latchkey.webhooks.WebhookStatus;
import app.latchkey.webhooks.WebhookTopic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as a program reads it.
 *
 * @param topics as messages name them
 * @param failingSince since when no delivery arrived, though some were tried; null while they do
 * @param bothSignUntil until when the secret before this one signs as well; null when it does not
 */
record WebhookResource(
        long id,
        int version,
        String url,
        List<String> topics,
        WebhookStatus status,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastDeliveredAt,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable DisabledWhy disabledWhy,
        @Nullable Instant bothSignUntil)
        implements Versioned {

    static WebhookResource of(SavedWebhook webhook) {
        return new WebhookResource(
                webhook.id(),
                webhook.version(),
                webhook.details().url(),
                webhook.details().topics().stream().map(WebhookTopic::word).toList(),
                webhook.status(),
                webhook.createdAt(),
                webhook.createdBy(),
                webhook.lastDeliveredAt(),
                webhook.failingSince(),
                webhook.disabledAt(),
                webhook.disabledWhy(),
                webhook.bothSignUntil());
    }
}
