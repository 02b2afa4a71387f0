package app.latchkey.webhooks;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is sent when something happened to a record.
 *
 * @param id the same in each attempt
 * @param at when it happened
 * @param before what was another before; null for a record that was none
 * @param after the same now
 * @param <T> what is told of such a record
 */
public record WebhookMessage<T>(
        String id,
        String topic,
        Instant at,
        ToldRecord record,
        @Nullable T before,
        T after) {

    /**
     * Which record.
     *
     * @param type {@code listing} or {@code import}
     * @param reference as it stands in the record's address
     */
    public record ToldRecord(String type, String reference) {}

    /** What is sent because somebody asked whether it arrives. */
    public record PingMessage(String id, String topic, Instant at) {}
}
