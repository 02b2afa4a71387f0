package app.latchkey.webhooks.rest;

import app.latchkey.webhooks.Delivery;
import app.latchkey.webhooks.DeliveryError;
import app.latchkey.webhooks.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as a program reads it.
 *
 * @param topic as messages name it
 * @param recordReference as it stands in the record's address; null for a test
 */
record DeliveryResource(
        long id,
        long webhookId,
        String messageId,
        String topic,
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
        @Nullable Integer tookMillis) {

    static DeliveryResource of(Delivery delivery) {
        return new DeliveryResource(
                delivery.id(),
                delivery.webhookId(),
                delivery.messageId(),
                delivery.topic().word(),
                delivery.recordType(),
                delivery.recordReference(),
                delivery.state(),
                delivery.attempts(),
                delivery.createdAt(),
                delivery.lastAttemptAt(),
                delivery.nextAttemptAt(),
                delivery.deliveredAt(),
                delivery.lastStatus(),
                delivery.lastError(),
                delivery.tookMillis());
    }
}
