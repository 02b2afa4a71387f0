package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryFeed;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.webhooks.Places.Room;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** Nobody waits for those who do not answer. */
@DeskTest
class WebhookTurnTests {

    /** Of the ten seconds that one who does not answer is waited for. */
    private static final Duration MOMENTS = Duration.ofSeconds(6);

    private static final int DEAD = 8;

    @Autowired
    private WebhookService webhooks;

    @Autowired
    private ListingService listings;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private HistoryFeed history;

    @Autowired
    private WebhookFeed feed;

    @Autowired
    private WebhookDispatch dispatch;

    @Autowired
    private DeliveryClaims claims;

    @Autowired
    private DeliveryOutcomes outcomes;

    @Autowired
    private Agencies agencies;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Receiver receiver = new Receiver();
    private final Receiver dead = new Receiver();
    private Outbox outbox;
    private TestAgency agency;
    private WebhookPulse pulse;

    @BeforeEach
    void begin() {
        dead.answersBy((exchange, message) -> hold());
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        outbox = beans.createBean(Outbox.class);
        pulse = new WebhookPulse(history, feed, dispatch, true);
    }

    private void hold() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void end() {
        over.countDown();
        dead.close();
        pulse.stop();
        receiver.close();
        Agencies.signOut();
    }

    private long webhook(Receiver to) {
        return webhooks.add(webhooks.judge(new WebhookDetails(to.url(), Set.of(WebhookTopic.LISTING_CREATED))))
                .webhookId();
    }

    private void listing(TestAgency of) {
        listings.create(Listings.flat(of).details());
    }

    @Test
    void anotherAgencyIsToldWithinMomentsWhileEightWebhooksOfOneAreDead() {
        for (int i = 0; i < DEAD; i++) {
            webhook(dead);
        }
        listing(agency);
        pulse.start();
        await().until(() -> !dead.received().isEmpty());
        var other = agencies.create();
        Agencies.signIn(other.admin());
        webhook(receiver);
        listing(other);
        await().atMost(MOMENTS).until(() -> receiver.received().size() == 1);
    }

    @Test
    void aWebhookThatAnswersQuicklyIsToldWithinMomentsWhileEightOthersOfItsAgencyAreDead() {
        for (int i = 0; i < DEAD; i++) {
            webhook(dead);
        }
        webhooks.ping(webhook(receiver));
        outbox.send(agency, outbox.clock());
        receiver.forget();
        listing(agency);
        pulse.start();
        await().atMost(MOMENTS).until(() -> receiver.received().size() == 1);
    }

    @Test
    void webhooksOfAnAgencyTakeTurns() {
        long one = webhook(receiver);
        for (int i = 0; i < 3; i++) {
            listing(agency);
        }
        outbox.follow(agency);
        long other = webhook(receiver);
        listing(agency);
        outbox.follow(agency);
        assertThat(claimed(List.of())).isEqualTo(one);
        assertThat(claimed(List.of(one))).isEqualTo(other);
        assertThat(claimed(List.of(one, other))).isEqualTo(one);
    }

    private long claimed(List<Long> served) {
        return CurrentAgency.callAs(
                        agency.id(), () -> claims.claim(outbox.clock().instant(), new Room(1, Places.ALL, served)))
                .getFirst()
                .webhookId();
    }

    @Test
    void whoTookLongLastTimeIsSlowUntilAnAnswerComesQuickly() {
        long id = webhook(receiver);
        var clock = outbox.clock();
        for (int i = 0; i < 3; i++) {
            listing(agency);
        }
        outbox.follow(agency);
        assertThat(sendOne(clock, 2_001)).as("before the first attempt").isTrue();
        assertThat(sendOne(clock, 15)).as("after a long one").isTrue();
        assertThat(sendOne(clock, 15)).as("after a quick one").isFalse();
        assertThat(webhooks.deliveries(id, DeliveryState.DELIVERED, null, 10)).hasSize(3);
    }

    private boolean sendOne(Hands clock, int tookMillis) {
        return CurrentAgency.callAs(agency.id(), () -> {
            var sending =
                    claims.claim(clock.instant(), new Room(1, 1, List.of())).getFirst();
            outcomes.keep(sending, Answer.of(200, tookMillis), clock.instant());
            return sending.isSlow();
        });
    }
}
