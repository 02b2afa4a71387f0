package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryEvent;
import app.latchkey.platform.Problem;
import app.latchkey.platform.StaleEdit;
import app.latchkey.webhooks.WebhookRefused.Reason;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class WebhookServiceTests {

    private static final WebhookDetails DETAILS =
            new WebhookDetails("https://127.0.0.1/hooks", Set.of(WebhookTopic.LISTING_CREATED));

    @Autowired
    private WebhookService webhooks;

    @Autowired
    private WebhookRetention retention;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    @Autowired
    private TransactionTemplate transaction;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private NewSecret add(WebhookDetails details) {
        return webhooks.add(webhooks.judge(details));
    }

    @Test
    void whatIsAddedIsThereAndItsSecretIsSaidOnceAndKeptEncrypted() {
        var secret = add(DETAILS);
        assertThat(secret.secret()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.toString()).doesNotContain("whsec_");
        var webhook = webhooks.find(secret.webhookId()).orElseThrow();
        assertThat(webhook.details()).isEqualTo(DETAILS);
        assertThat(webhook.status()).isEqualTo(WebhookStatus.ACTIVE);
        assertThat(webhook.createdBy()).isEqualTo(agency.admin().name());
        assertThat(webhooks.list()).containsExactly(webhook);
        var kept = agencies.<String>within(
                agency.id(), () -> database.sql("""
                                select (select string_agg(w::text, '') from webhook w)
                                       || (select string_agg(h::text, '') from history_event h)""").query(String.class).single());
        assertThat(kept).doesNotContain(secret.secret().substring("whsec_".length()));
    }

    @Test
    void anEditIsWrittenOverTheStateItStartedFromAndNoOther() {
        var id = add(DETAILS).webhookId();
        var seen = webhooks.find(id).orElseThrow();
        var edited = new WebhookDetails(
                "https://127.0.0.2/", Set.of(WebhookTopic.IMPORT_FINISHED, WebhookTopic.LISTING_CHANGED));
        var judged = webhooks.judge(edited);
        webhooks.update(seen, judged);
        assertThat(webhooks.find(id).orElseThrow().details()).isEqualTo(edited);
        assertThatThrownBy(() -> webhooks.update(seen, judged)).isInstanceOf(StaleEdit.class);
        assertThat(webhooks.history(id, 0, 10))
                .extracting(HistoryEvent::eventType)
                .containsExactly("CHANGED", "CREATED");
    }

    @Test
    void saysWhatCannotBeSo() {
        assertThatThrownBy(() -> add(new WebhookDetails("mailto:me", Set.of())))
                .asInstanceOf(type(InvalidWebhook.class))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .extracting(Problem::field)
                        .containsExactly("url", "topics"));
        assertThatThrownBy(() -> add(new WebhookDetails(DETAILS.url(), Set.of(WebhookTopic.PING))))
                .isInstanceOf(InvalidWebhook.class);
        assertThat(webhooks.list()).isEmpty();
    }

    @Test
    void whatANameStandsForIsAskedBeforeAnyConnectionIsHeld() {
        assertThatThrownBy(() -> transaction.execute(status -> webhooks.judge(DETAILS)))
                .isInstanceOf(IllegalTransactionStateException.class);
        var unknown = webhooks.judge(new WebhookDetails("https://nobody.invalid/", DETAILS.topics()));
        assertThatThrownBy(() -> webhooks.add(unknown)).isInstanceOf(InvalidWebhook.class);
        var seen = webhooks.find(add(DETAILS).webhookId()).orElseThrow();
        assertThatThrownBy(() -> webhooks.update(seen, unknown)).isInstanceOf(InvalidWebhook.class);
    }

    @Test
    void anAgencyHasTwentyAtMostEvenWhenTwoPeopleAddTheLastOne() throws InterruptedException {
        for (int i = 1; i < WebhookService.MOST; i++) {
            add(DETAILS);
        }
        var refused = new AtomicInteger();
        try (var people = Executors.newFixedThreadPool(2)) {
            for (int i = 0; i < 2; i++) {
                people.execute(() -> {
                    Agencies.signIn(agency.admin());
                    try {
                        add(DETAILS);
                    } catch (WebhookRefused e) {
                        assertThat(e.reason()).isEqualTo(Reason.TOO_MANY);
                        refused.incrementAndGet();
                    }
                });
            }
        }
        assertThat(refused).hasValue(1);
        assertThat(webhooks.list()).hasSize(WebhookService.MOST);
    }

    @Test
    void everyStepIsAnEventAndNoneIsTakenTwice() {
        var id = add(DETAILS).webhookId();
        assertThatThrownBy(() -> webhooks.resume(id, version(id))).isInstanceOf(WebhookRefused.class);
        webhooks.pause(id, version(id));
        assertThatThrownBy(() -> webhooks.pause(id, version(id))).isInstanceOf(WebhookRefused.class);
        webhooks.resume(id, version(id));
        webhooks.rotateSecret(id, version(id));
        webhooks.ping(id);
        assertThat(webhooks.find(id).orElseThrow().bothSignUntil()).isAfter(Instant.now());
        webhooks.remove(id, version(id));
        assertThat(webhooks.find(id)).isEmpty();
        assertThat(webhooks.deliveries(id, null, null, 10)).isEmpty();
        assertThat(webhooks.history(id, 0, 10))
                .extracting(HistoryEvent::eventType)
                .containsExactly("REMOVED", "TESTED", "SECRET_ROTATED", "RESUMED", "PAUSED", "CREATED");
        assertThatThrownBy(() -> webhooks.ping(id)).isInstanceOf(WebhookNotFound.class);
    }

    private int version(long id) {
        return webhooks.find(id).orElseThrow().version();
    }

    @Test
    void whatWasChangedMeanwhileIsNotPausedRemovedOrGivenANewSecret() {
        var id = add(DETAILS).webhookId();
        int seen = version(id);
        webhooks.pause(id, seen);
        assertThatThrownBy(() -> webhooks.resume(id, seen)).isInstanceOf(StaleEdit.class);
        assertThatThrownBy(() -> webhooks.pause(id, seen)).isInstanceOf(StaleEdit.class);
        assertThatThrownBy(() -> webhooks.rotateSecret(id, seen)).isInstanceOf(StaleEdit.class);
        assertThatThrownBy(() -> webhooks.remove(id, seen)).isInstanceOf(StaleEdit.class);
        assertThat(webhooks.find(id).orElseThrow().status()).isEqualTo(WebhookStatus.PAUSED);
    }

    @Test
    void deliveriesArePagedFromTheNewestAndByState() {
        var id = add(DETAILS).webhookId();
        for (int i = 0; i < 5; i++) {
            webhooks.ping(id);
        }
        var first = webhooks.deliveries(id, null, null, 3);
        var second = webhooks.deliveries(id, null, first.getLast().id(), 3);
        assertThat(first).hasSize(3);
        assertThat(second).hasSize(2);
        assertThat(second.getFirst().id()).isLessThan(first.getLast().id());
        assertThat(webhooks.deliveries(id, DeliveryState.PENDING, null, 10)).hasSize(5);
        assertThat(webhooks.deliveries(id, DeliveryState.DELIVERED, null, 10)).isEmpty();
        assertThatThrownBy(() -> webhooks.deliveries(id, null, null, 201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsOlderThanThirtyDaysGoesAndTheRestStays() {
        var id = add(DETAILS).webhookId();
        long old = webhooks.ping(id);
        long young = webhooks.ping(id);
        age(old, Duration.ofDays(30).plusMinutes(1));
        age(young, Duration.ofDays(30).minusMinutes(1));
        retention.run(() -> false);
        assertThat(webhooks.deliveries(id, null, null, 10))
                .extracting(Delivery::id)
                .containsExactly(young);
    }

    private void age(long delivery, Duration age) {
        agencies.within(
                agency.id(),
                () -> database.sql("update webhook_delivery set created_at = :at where id = :id")
                        .param("at", Timestamp.from(Instant.now().minus(age)))
                        .param("id", delivery)
                        .update());
    }

    @Test
    void isForAdministratorsAlone() {
        Agencies.signIn(agency.manager());
        assertThatThrownBy(() -> webhooks.list()).isInstanceOf(AccessDeniedException.class);
    }
}
