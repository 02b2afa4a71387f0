package app.latchkey.webhooks;

import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryFeed;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.InstallationSecret;
import java.time.Instant;
import java.util.List;

/** Does by hand, and by a test's clock, what the desk does by itself. */
class Outbox {

    private final HistoryFeed history;
    private final WebhookFeed feed;
    private final DeliveryClaims claims;
    private final DeliveryOutcomes outcomes;
    private final WebhookPost post;
    private final InstallationSecret secret;

    Outbox(
            HistoryFeed history,
            WebhookFeed feed,
            DeliveryClaims claims,
            DeliveryOutcomes outcomes,
            WebhookPost post,
            InstallationSecret secret) {
        this.history = history;
        this.feed = feed;
        this.claims = claims;
        this.outcomes = outcomes;
        this.post = post;
        this.secret = secret;
    }

    Hands clock() {
        // What is written meanwhile is due by then.
        return new Hands(Instant.now().plusSeconds(600));
    }

    WebhookDispatch dispatch(Hands clock) {
        return new WebhookDispatch(claims, outcomes, post, secret, clock);
    }

    long settled() {
        return history.settled();
    }

    /** As far as history is settled. */
    void follow(TestAgency agency) {
        long through = history.settled();
        CurrentAgency.runAs(agency.id(), () -> {
            var turn = WebhookFeed.Turn.GOES_ON;
            while (turn == WebhookFeed.Turn.GOES_ON) {
                turn = feed.feed(through);
            }
        });
    }

    /** Everything that is due, one after the other. */
    int send(TestAgency agency, Hands clock) {
        var dispatch = dispatch(clock);
        int sent = 0;
        var due = claim(agency, dispatch);
        while (!due.isEmpty()) {
            sent += due.size();
            due.forEach(sending -> CurrentAgency.runAs(agency.id(), () -> dispatch.send(sending)));
            due = claim(agency, dispatch);
        }
        return sent;
    }

    private static List<Sending> claim(TestAgency agency, WebhookDispatch dispatch) {
        return CurrentAgency.callAs(agency.id(), () -> dispatch.claim(Places.Room.ALL));
    }
}
