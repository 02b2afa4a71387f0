package app.latchkey.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it is.
 *
 * @param version which state somebody saw who edits it
 * @param failingSince since when no delivery arrived, though some were tried; null while they do
 * @param lastDeliveredAt null when nothing ever arrived
 * @param bothSignUntil until when the secret before this one signs as well; null when it does not
 */
public record SavedWebhook(
        long id,
        int version,
        WebhookDetails details,
        WebhookStatus status,
        Instant createdAt,
        String createdBy,
        @Nullable Instant lastDeliveredAt,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable DisabledWhy disabledWhy,
        @Nullable Instant bothSignUntil) {

    /** As somebody read it who read this version. */
    public SavedWebhook at(int otherVersion) {
        return new SavedWebhook(
                id,
                otherVersion,
                details,
                status,
                createdAt,
                createdBy,
                lastDeliveredAt,
                failingSince,
                disabledAt,
                disabledWhy,
                bothSignUntil);
    }
}
