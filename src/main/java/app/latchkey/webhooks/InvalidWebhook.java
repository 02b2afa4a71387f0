package app.latchkey.webhooks;

import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.Problem;
import java.util.List;

/** Some fields can't be as typed; each problem names a component of {@link WebhookDetails} and what to do. */
public class InvalidWebhook extends InvalidFields {

    private static final long serialVersionUID = 1L;

    InvalidWebhook(List<Problem> problems) {
        super(problems);
    }
}
