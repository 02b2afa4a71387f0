package app.latchkey.webhooks.rest;

import app.latchkey.api.Answers;
import app.latchkey.api.ApiController;
import app.latchkey.api.ApiListing;
import app.latchkey.api.ApiParts;
import app.latchkey.api.ApiParts.Part;
import app.latchkey.api.ApiQuery;
import app.latchkey.api.ApiRefusal;
import app.latchkey.api.Asks;
import app.latchkey.api.Creates;
import app.latchkey.api.Edits;
import app.latchkey.api.Example;
import app.latchkey.api.Idempotency;
import app.latchkey.api.NeedsScope;
import app.latchkey.api.Page;
import app.latchkey.api.RecordMissing;
import app.latchkey.api.Refusals;
import app.latchkey.api.Told;
import app.latchkey.api.Wish;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.security.ApiScope;
import app.latchkey.webhooks.DeliveryState;
import app.latchkey.webhooks.NewSecret;
import app.latchkey.webhooks.SavedWebhook;
import app.latchkey.webhooks.WebhookDetails;
import app.latchkey.webhooks.WebhookRefused;
import app.latchkey.webhooks.WebhookService;
import app.latchkey.webhooks.WebhookTopic;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Who outside is told of what happens, for those who run the agency. */
@ApiController
@RequestMapping(ApiController.V1 + "/webhooks")
@NeedsScope(ApiScope.ADMINISTER)
class WebhookController implements Refusals {

    private final WebhookService webhooks;
    private final ApiListing lists;
    private final Answers answers;
    private final ApiParts parts;
    private final Idempotency idempotency;

    WebhookController(
            WebhookService webhooks, ApiListing lists, Answers answers, ApiParts parts, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.lists = lists;
        this.answers = answers;
        this.parts = parts;
        this.idempotency = idempotency;
    }

    /** @param topics as messages name them, such as {@code listing.created} */
    record WebhookWish(String url, Set<String> topics) {}

    /** @param secret signs its messages; it is said here and never again */
    record Secret(long id, String secret) {}

    /** @param since deliveries that were given up and are no older than this */
    record Replay(Instant since) {}

    record Replayed(int deliveries) {}

    record Sent(long delivery) {}

    record Deliveries(@Nullable DeliveryState state, Part part) {

        static Deliveries read(QueryReader query) {
            return new Deliveries(query.choice("state", DeliveryState.class), Part.read(query));
        }
    }

    static class OfDeliveries implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            return Deliveries.read(query);
        }
    }

    /** The oldest first. */
    @GetMapping
    Told<Page<WebhookResource>> list() {
        return lists.whole(webhooks.list().stream().map(WebhookResource::of).toList());
    }

    @GetMapping("/{id:[0-9]{1,18}}")
    Told<WebhookResource> find(@PathVariable long id) {
        return told(id);
    }

    @PostMapping
    @Creates(example = """
            {"url": "https://hooks.example.org/latchkey", "topics": ["listing.created", "listing.price_changed"]}""")
    Told<Secret> add(Wish<WebhookWish> wish, HttpServletRequest request) {
        // Before the key is taken, which is done in a transaction.
        var judged = webhooks.judge(details(wish.made()));
        return idempotency.once(request, wish, () -> {
            var made = secret(webhooks.add(judged));
            return answers.created(ApiController.V1 + "/webhooks/" + made.id(), made);
        });
    }

    @PatchMapping("/{id:[0-9]{1,18}}")
    @Edits(example = """
            {"topics": ["import.finished"]}""")
    Told<WebhookResource> edit(@PathVariable long id, Wish<WebhookWish> wish, HttpServletRequest request) {
        int version = Answers.version(request);
        var before = saved(id);
        var said = WebhookResource.of(before);
        var after = wish.over(new WebhookWish(said.url(), Set.copyOf(said.topics())));
        webhooks.update(before.at(version), webhooks.judge(details(after)));
        return told(id);
    }

    @Edits
    @DeleteMapping("/{id:[0-9]{1,18}}")
    ResponseEntity<Void> remove(@PathVariable long id, HttpServletRequest request) {
        webhooks.remove(id, Answers.version(request));
        return ResponseEntity.noContent().build();
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/pause")
    Told<WebhookResource> pause(@PathVariable long id, HttpServletRequest request) {
        webhooks.pause(id, Answers.version(request));
        return told(id);
    }

    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/resume")
    Told<WebhookResource> resume(@PathVariable long id, HttpServletRequest request) {
        webhooks.resume(id, Answers.version(request));
        return told(id);
    }

    /** The secret before signs beside the new one for a day. */
    @Edits
    @PostMapping("/{id:[0-9]{1,18}}/rotate-secret")
    Told<Secret> rotate(@PathVariable long id, HttpServletRequest request) {
        return answers.of(secret(webhooks.rotateSecret(id, Answers.version(request))));
    }

    /** Sends a test. */
    @PostMapping("/{id:[0-9]{1,18}}/ping")
    Told<Sent> ping(@PathVariable long id) {
        return answers.of(new Sent(webhooks.ping(id)));
    }

    /** The newest first. */
    @GetMapping("/{id:[0-9]{1,18}}/deliveries")
    @Asks(OfDeliveries.class)
    Told<Page<DeliveryResource>> deliveries(@PathVariable long id, HttpServletRequest request) {
        var asked = ApiQuery.read(request, Deliveries::read);
        long webhook = saved(id).id();
        return parts.page(
                asked.part(),
                "deliveries of " + webhook + " " + asked.state(),
                (last, limit) -> webhooks.deliveries(webhook, asked.state(), last, limit).stream()
                        .map(DeliveryResource::of)
                        .toList(),
                DeliveryResource::id);
    }

    @PostMapping("/{id:[0-9]{1,18}}/deliveries/{delivery:[0-9]{1,18}}/replay")
    Told<DeliveryResource> replay(@PathVariable long id, @PathVariable long delivery) {
        if (webhooks.delivery(delivery).filter(known -> known.webhookId() == id).isEmpty()) {
            throw new RecordMissing();
        }
        webhooks.replay(delivery);
        return answers.of(DeliveryResource.of(webhooks.delivery(delivery).orElseThrow(RecordMissing::new)));
    }

    /** Sends everything once more that was given up. */
    @Example("""
            {"since": "2026-11-01T00:00:00Z"}""")
    @PostMapping("/{id:[0-9]{1,18}}/replay")
    Told<Replayed> replayAll(@PathVariable long id, Wish<Replay> wish) {
        return answers.of(new Replayed(webhooks.replayGivenUp(id, wish.made().since())));
    }

    private static WebhookDetails details(WebhookWish wish) {
        var topics = EnumSet.noneOf(WebhookTopic.class);
        for (var word : wish.topics()) {
            topics.add(WebhookTopic.choices().stream()
                    .filter(topic -> topic.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new ApiRefusal(HttpStatus.BAD_REQUEST, "webhook-topic", null)
                            .with(
                                    "topics",
                                    WebhookTopic.choices().stream()
                                            .map(WebhookTopic::word)
                                            .toList())));
        }
        return new WebhookDetails(wish.url(), topics);
    }

    private static Secret secret(NewSecret made) {
        return new Secret(made.webhookId(), made.secret());
    }

    private Told<WebhookResource> told(long id) {
        return answers.of(WebhookResource.of(saved(id)));
    }

    private SavedWebhook saved(long id) {
        return webhooks.find(id).orElseThrow(RecordMissing::new);
    }

    @Override
    public @Nullable ApiRefusal of(Exception failure) {
        return failure instanceof WebhookRefused refused
                ? ApiRefusal.conflict("webhook-refused", refused)
                        .with("reason", refused.reason().name().toLowerCase(Locale.ROOT))
                : null;
    }
}
