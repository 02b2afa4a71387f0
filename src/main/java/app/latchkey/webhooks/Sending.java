package app.latchkey.webhooks;

import java.time.Instant;
import java.util.List;

/**
 * A delivery that is being sent.
 *
 * @param attempts with this one
 * @param secrets what signs it, encrypted
 * @param isSlow whether nobody knows that its webhook answers quickly
 */
record Sending(
        long id,
        long webhookId,
        WebhookTopic topic,
        String url,
        String messageId,
        String body,
        int attempts,
        Instant firstAttemptAt,
        List<String> secrets,
        boolean isSlow) {

    Sending {
        secrets = List.copyOf(secrets);
    }

    boolean isTest() {
        return topic == WebhookTopic.PING;
    }

    @Override
    public String toString() {
        return "Delivery " + id;
    }
}
