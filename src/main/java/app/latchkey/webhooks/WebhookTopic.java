package app.latchkey.webhooks;

import java.util.Arrays;
import java.util.List;

/** What a message is about; a webhook chooses among all but the test. */
public enum WebhookTopic {
    LISTING_CREATED("listing.created"),
    LISTING_CHANGED("listing.changed"),
    LISTING_STATUS_CHANGED("listing.status_changed"),
    /** The rent is another one, which is a change of the listing, too. */
    LISTING_PRICE_CHANGED("listing.price_changed"),
    IMPORT_FINISHED("import.finished"),
    /** Sent because somebody asked whether it arrives. */
    PING("ping");

    private final String word;

    WebhookTopic(String word) {
        this.word = word;
    }

    /** As messages name it. */
    public String word() {
        return word;
    }

    public static List<WebhookTopic> choices() {
        return Arrays.stream(values()).filter(topic -> topic != PING).toList();
    }
}
