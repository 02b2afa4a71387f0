package app.latchkey.webhooks.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.webhooks.Delivery;
import app.latchkey.webhooks.SavedWebhook;
import app.latchkey.webhooks.WebhookStatus;
import app.latchkey.webhooks.WebhookTopic;
import com.vaadin.flow.component.Component;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What there is to say of webhooks, as a person reads it. */
record WebhookWords(Component owner) implements Serializable {

    String topics(Set<WebhookTopic> topics) {
        return topics.size() == WebhookTopic.choices().size()
                ? owner.getTranslation("webhook.all-topics")
                : topics.stream().map(this::topic).collect(Collectors.joining(", "));
    }

    String topic(WebhookTopic topic) {
        return owner.getTranslation("topic." + topic);
    }

    /** The class that gives a status its colour. */
    static String look(SavedWebhook webhook) {
        return isFailing(webhook) ? "FAILING" : webhook.status().name();
    }

    /** "Failing since 28 Nov 2026, 10:04": the status, or what matters more. */
    String status(SavedWebhook webhook) {
        var since = webhook.failingSince();
        return since != null && isFailing(webhook)
                ? owner.getTranslation("webhook.failing-since", Dates.moment(since))
                : owner.getTranslation("webhook-status." + webhook.status());
    }

    /** One word or two, where the moment stands elsewhere. */
    String inShort(SavedWebhook webhook) {
        return owner.getTranslation("webhook-status." + look(webhook));
    }

    private static boolean isFailing(SavedWebhook webhook) {
        return webhook.status() == WebhookStatus.ACTIVE && webhook.failingSince() != null;
    }

    /** What the last attempt came to; blank before the first. */
    String answer(Delivery delivery) {
        var status = delivery.lastStatus();
        var error = delivery.lastError();
        var took = delivery.tookMillis();
        if (took == null) {
            return "";
        }
        return status != null
                ? owner.getTranslation("delivery.answer", status, took)
                : error == null ? "" : owner.getTranslation("delivery.error." + error);
    }

    /** A value of a webhook's history; blank for none. */
    String of(String field, @Nullable String value) {
        if (value == null) {
            return "";
        }
        return switch (field) {
            case "status" -> owner.getTranslation("webhook-status." + value);
            case "topics" ->
                Arrays.stream(value.replaceAll("[\\[\\] ]", "").split(",", -1))
                        .map(name -> owner.getTranslation("topic." + name))
                        .collect(Collectors.joining(", "));
            default -> value;
        };
    }
}
