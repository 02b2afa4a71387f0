package app.latchkey.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message to one webhook, and what became of it.
 *
 * @param messageId the same in each attempt
 * @param recordType {@code listing} or {@code import}; null for a test
 * @param recordReference as people call the record; null for a test
 * @param nextAttemptAt null when there will be none
 * @param lastStatus of the last answer; null when there was none
 * @param tookMillis how long the last attempt took
 */
public record Delivery(
        long id,
        long webhookId,
        String messageId,
        WebhookTopic topic,
        @Nullable String recordType,
        @Nullable String recordReference,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        @Nullable Instant lastAttemptAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        @Nullable Integer lastStatus,
        @Nullable DeliveryError lastError,
        @Nullable Integer tookMillis) {}
