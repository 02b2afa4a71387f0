package app.latchkey.webhooks;

import app.latchkey.platform.Problem;
import java.util.List;

/** What somebody wants a webhook to be, and what is the matter with that, as {@link WebhookService#judge} found. */
public final class JudgedWebhook {

    private final WebhookDetails details;
    private final List<Problem> problems;

    JudgedWebhook(WebhookDetails details, List<Problem> problems) {
        this.details = details;
        this.problems = List.copyOf(problems);
    }

    /** @throws InvalidWebhook when a field can't be so */
    WebhookDetails sound() {
        if (!problems.isEmpty()) {
            throw new InvalidWebhook(problems);
        }
        return details;
    }
}
