package app.latchkey.webhooks;

import app.latchkey.audit.HistoryEvent;
import app.latchkey.audit.HistoryFeed;
import app.latchkey.audit.HistoryService;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Problem;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.platform.security.Roles;
import app.latchkey.webhooks.WebhookRefused.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who outside is told of what happens in the agency. Messages are signed as "Standard Webhooks" says, arrive at least
 * once, and those of one record in the order of what happened.
 */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class WebhookService {

    /** What changes of webhooks are announced as. */
    public static final String ENTITY = "Webhook";

    /** In an agency. */
    public static final int MOST = 20;

    /** After a secret is replaced it signs beside the new one for so long. */
    public static final Duration BOTH_SIGN = Duration.ofHours(24);

    private static final int LARGEST_PAGE = 200;

    private final Webhooks webhooks;
    private final DeliveryLog log;
    private final WebhookTargets targets;
    private final WebhookMessages messages;
    private final HistoryFeed feed;
    private final HistoryService history;
    private final InstallationSecret installation;
    private final ApplicationEventPublisher events;
    private final CurrentUser user;
    private final Clock clock;

    WebhookService(
            Webhooks webhooks,
            DeliveryLog log,
            WebhookTargets targets,
            WebhookMessages messages,
            HistoryFeed feed,
            HistoryService history,
            InstallationSecret installation,
            ApplicationEventPublisher events,
            CurrentUser user,
            Clock clock) {
        this.webhooks = webhooks;
        this.log = log;
        this.targets = targets;
        this.messages = messages;
        this.feed = feed;
        this.history = history;
        this.installation = installation;
        this.events = events;
        this.user = user;
        this.clock = clock;
    }

    /** The oldest first. */
    public List<SavedWebhook> list() {
        return webhooks.all();
    }

    public Optional<SavedWebhook> find(long id) {
        return webhooks.find(id);
    }

    /** The newest first. */
    public List<HistoryEvent> history(long id, int offset, int limit) {
        return history.of(ENTITY, id, offset, limit);
    }

    /**
     * Looks at what somebody wants before it is written, and asks what its name stands for. Whoever is asked may take their
     * time, so no transaction waits for them; what is the matter is said by {@link #add} and {@link #update}.
     */
    @Transactional(propagation = Propagation.NEVER)
    public JudgedWebhook judge(WebhookDetails details) {
        var problems = new ArrayList<Problem>();
        targets.problem(details.url()).ifPresent(problems::add);
        if (details.topics().isEmpty() || !WebhookTopic.choices().containsAll(details.topics())) {
            problems.add(Problem.of("topics", "webhook.problem.topics"));
        }
        return new JudgedWebhook(details, problems);
    }

    /**
     * From here on it is told. Its secret is said now and never again.
     *
     * @throws InvalidWebhook when a field can't be so
     * @throws WebhookRefused when there are too many
     */
    @Transactional
    public NewSecret add(JudgedWebhook judged) {
        var details = judged.sound();
        if (webhooks.countAlone() >= MOST) {
            throw new WebhookRefused(Reason.TOO_MANY);
        }
        var secret = WebhookSecret.random();
        long id = webhooks.insert(
                details,
                installation.encrypt(secret.text()),
                feed.newest(),
                user.require().name(),
                clock.instant());
        say(id, "CREATED", FieldChange.between(null, details));
        return new NewSecret(id, secret.text());
    }

    /**
     * Writes an edit over the state it started from.
     *
     * @param seen the state it started from
     * @throws InvalidWebhook when a field can't be so
     * @throws StaleEdit when somebody saved in between
     * @throws WebhookNotFound when the agency has none with this number
     */
    @Transactional
    public void update(SavedWebhook seen, JudgedWebhook edited) {
        var details = edited.sound();
        var current = lock(seen.id(), seen.version());
        var changes = FieldChange.between(current.details(), details);
        if (!changes.isEmpty()) {
            webhooks.write(seen.id(), details);
            say(seen.id(), "CHANGED", changes);
        }
    }

    /**
     * What happens from now on waits until it is resumed, or is too old to be kept.
     *
     * @throws StaleEdit when it is no longer in this version, here and with whatever else changes it
     */
    @Transactional
    public void pause(long id, int version) {
        var current = lock(id, version);
        if (current.status() != WebhookStatus.ACTIVE) {
            throw new WebhookRefused(Reason.STATUS);
        }
        webhooks.pause(id);
        say(id, "PAUSED", becomes(current, WebhookStatus.PAUSED));
    }

    /** One that was paused is told what waited for it; one that was disabled only what happens from now on. */
    @Transactional
    public void resume(long id, int version) {
        var current = lock(id, version);
        if (current.status() == WebhookStatus.ACTIVE) {
            throw new WebhookRefused(Reason.STATUS);
        }
        webhooks.resume(id, feed.newest());
        say(id, "RESUMED", becomes(current, WebhookStatus.ACTIVE));
    }

    /** Its deliveries go with it. */
    @Transactional
    public void remove(long id, int version) {
        var current = lock(id, version);
        webhooks.delete(id);
        say(id, "REMOVED", List.of(new FieldChange("url", current.details().url(), null)));
    }

    /** The new secret, said this once. The one before signs beside it for {@link #BOTH_SIGN}. */
    @Transactional
    public NewSecret rotateSecret(long id, int version) {
        lock(id, version);
        var secret = WebhookSecret.random();
        webhooks.rotate(id, installation.encrypt(secret.text()), clock.instant().plus(BOTH_SIGN));
        say(id, "SECRET_ROTATED", List.of());
        return new NewSecret(id, secret.text());
    }

    /**
     * Sends a test, once, whatever the webhook's status.
     *
     * @return the number of its delivery
     */
    @Transactional
    public long ping(long id) {
        lock(id);
        var now = clock.instant();
        long delivery = log.addTest(id, messages.ping(now), now);
        say(id, "TESTED", List.of());
        return delivery;
    }

    /**
     * The newest first.
     *
     * @param state null for any
     * @param before the last delivery of the page before; null for the first page
     */
    public List<Delivery> deliveries(long id, @Nullable DeliveryState state, @Nullable Long before, int limit) {
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " deliveries");
        }
        return log.page(id, state, before, limit);
    }

    public Optional<Delivery> delivery(long deliveryId) {
        return log.find(deliveryId);
    }

    /** What is, or was, sent, as it is sent. */
    public Optional<String> body(long deliveryId) {
        return log.body(deliveryId);
    }

    /**
     * Sends a delivery once more, by the same number and with all the patience of a new one.
     *
     * @throws DeliveryNotFound when there is none with this number
     * @throws WebhookRefused when it is on its way already
     */
    @Transactional
    public void replay(long deliveryId) {
        var delivery = log.find(deliveryId).orElseThrow(() -> new DeliveryNotFound(deliveryId));
        lock(delivery.webhookId());
        if (!log.replay(deliveryId, clock.instant())) {
            throw new WebhookRefused(Reason.UNDERWAY);
        }
        say(delivery.webhookId(), "REPLAYED", List.of(replayed(1)));
    }

    /**
     * Sends everything once more that was given up and is no older than this, but for tests.
     *
     * @return how many deliveries that is
     */
    @Transactional
    public int replayGivenUp(long id, Instant since) {
        lock(id);
        int deliveries = log.replayGivenUp(id, since, clock.instant());
        if (deliveries > 0) {
            say(id, "REPLAYED", List.of(replayed(deliveries)));
        }
        return deliveries;
    }

    private static FieldChange replayed(int deliveries) {
        return new FieldChange("deliveries", null, Integer.toString(deliveries));
    }

    private SavedWebhook lock(long id, int version) {
        var current = lock(id);
        if (current.version() != version) {
            throw history.staleEdit(ENTITY, id);
        }
        return current;
    }

    private SavedWebhook lock(long id) {
        if (!webhooks.lock(id)) {
            throw new WebhookNotFound(id);
        }
        return webhooks.find(id).orElseThrow(() -> new WebhookNotFound(id));
    }

    private static List<FieldChange> becomes(SavedWebhook current, WebhookStatus status) {
        return List.of(new FieldChange("status", current.status().name(), status.name()));
    }

    private void say(long id, String event, List<FieldChange> changes) {
        events.publishEvent(new RecordChanged(ENTITY, id, event, changes, null));
    }
}
