package app.latchkey.webhooks;

import app.latchkey.platform.security.InstallationSecret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Signs and sends what was claimed, and keeps what came of it; in no transaction while it waits for an answer. */
@Component
class WebhookDispatch {

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURE = "webhook-signature";

    private final DeliveryClaims claims;
    private final DeliveryOutcomes outcomes;
    private final WebhookPost post;
    private final InstallationSecret installation;
    private final Clock clock;

    WebhookDispatch(
            DeliveryClaims claims,
            DeliveryOutcomes outcomes,
            WebhookPost post,
            InstallationSecret installation,
            Clock clock) {
        this.claims = claims;
        this.outcomes = outcomes;
        this.post = post;
        this.installation = installation;
        this.clock = clock;
    }

    List<Long> agencies() {
        return claims.agencies(clock.instant());
    }

    /** Of the current agency. */
    List<Sending> claim(Places.Room room) {
        return claims.claim(clock.instant(), room);
    }

    void send(Sending sending) {
        outcomes.keep(sending, answer(sending), clock.instant());
    }

    private Answer answer(Sending sending) {
        List<WebhookSecret> secrets;
        try {
            secrets = sending.secrets().stream()
                    .map(installation::decrypt)
                    .map(WebhookSecret::new)
                    .toList();
        } catch (IllegalStateException e) {
            return Answer.none(DeliveryError.SECRET, 0);
        }
        return post.post(sending.url(), headers(sending, secrets), sending.body());
    }

    private Map<String, String> headers(Sending sending, List<WebhookSecret> secrets) {
        var at = clock.instant();
        var headers = new LinkedHashMap<String, String>();
        headers.put(ID, sending.messageId());
        headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
        headers.put(SIGNATURE, WebhookSecret.sign(secrets, sending.messageId(), at, sending.body()));
        return headers;
    }
}
