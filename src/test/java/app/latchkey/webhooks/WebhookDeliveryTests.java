package app.latchkey.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.PlanRows;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient;
import app.latchkey.api.ApiDocument;
import app.latchkey.audit.HistoryFeed;
import app.latchkey.imports.ImportFindings;
import app.latchkey.imports.ImportService;
import app.latchkey.imports.Imports;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.Listings;
import app.latchkey.listings.Transition;
import app.latchkey.platform.Rent;
import app.latchkey.platform.database.TestDatabase;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.webhooks.Receiver.Received;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

@DeskTest
class WebhookDeliveryTests {

    private static final Set<WebhookTopic> ALL = Set.copyOf(WebhookTopic.choices());

    @Autowired
    private WebhookService webhooks;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private AutowireCapableBeanFactory beans;

    @Autowired
    private WebhookFeed feed;

    @Autowired
    private HistoryFeed history;

    @Autowired
    private WebhookDispatch dispatch;

    @Autowired
    private DeliveryClaims claims;

    @Autowired
    private DeliveryOutcomes outcomes;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Agencies agencies;

    private final Receiver receiver = new Receiver();
    private Outbox outbox;
    private TestAgency agency;
    private Hands clock;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.admin());
        outbox = beans.createBean(Outbox.class);
        clock = outbox.clock();
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
        receiver.close();
    }

    private NewSecret webhook(WebhookTopic... topics) {
        return webhooks.add(
                webhooks.judge(new WebhookDetails(receiver.url(), topics.length == 0 ? ALL : Set.of(topics))));
    }

    private int version(long id) {
        return webhooks.find(id).orElseThrow().version();
    }

    private String listing() {
        return listings.create(Listings.flat(agency).rent(Rent.monthly(950_00)).details());
    }

    private void rent(String reference, long pence) {
        var saved = listings.find(reference).orElseThrow();
        listings.update(saved.with(
                Listings.of(saved.details()).rent(Rent.monthly(pence)).details()));
    }

    private int deliver() {
        outbox.follow(agency);
        return outbox.send(agency, clock);
    }

    private List<Delivery> deliveries(long id) {
        return webhooks.deliveries(id, null, null, 200);
    }

    private List<String> topics() {
        return receiver.received().stream().map(Received::topic).toList();
    }

    @Test
    void aChangedListingArrivesSignedAndItsSignatureVerifies() {
        var secret = webhook();
        var reference = listing();
        rent(reference, 1000_00);
        deliver();
        assertThat(topics()).containsExactly("listing.created", "listing.changed", "listing.price_changed");
        assertThat(receiver.received()).allMatch(message -> message.isSignedWith(secret.secret()));
        assertThat(receiver.received())
                .noneMatch(message -> message.isSignedWith(
                        new NewSecret(0, WebhookSecret.random().text()).secret()));
        var price = receiver.received().getLast();
        assertThat(price.json().path("id").asString()).isEqualTo(price.id()).startsWith("msg_");
        assertThat(price.reference()).isEqualTo(reference);
        assertThat(price.json().path("record").path("type").asString()).isEqualTo("listing");
        assertThat(price.json().path("before").toString()).isEqualTo("""
                        {"rent":{"amount_pence":95000,"frequency":"monthly","pcm_pence":95000}}""");
        assertThat(price.json().at("/after/rent/amount_pence").asLong()).isEqualTo(1000_00);
        assertThat(deliveries(secret.webhookId())).allSatisfy(delivery -> {
            assertThat(delivery.state()).isEqualTo(DeliveryState.DELIVERED);
            assertThat(delivery.attempts()).isOne();
            assertThat(delivery.lastStatus()).isEqualTo(204);
        });
        assertThat(webhooks.find(secret.webhookId()).orElseThrow().lastDeliveredAt())
                .isNotNull();
    }

    @Test
    void everyMessageIsAsTheDocumentOfTheApiSays(@Autowired WebApplicationContext context) throws Exception {
        webhooks.ping(webhook().webhookId());
        var reference = listing();
        rent(reference, 1000_00);
        var saved = listings.find(reference).orElseThrow();
        listings.update(saved.with(Listings.of(saved.details())
                .availableFrom(LocalDate.of(2027, 1, 15))
                .details()));
        pipeline.move(
                reference, listings.find(reference).orElseThrow().version(), Transition.of(ListingAction.APPRAISE));
        var desk = new Imports(imports, findings, agency, "listings");
        desk.undone(desk.imported("ref,address,town,bedrooms,rent\nA1,1 High Street,Bristol,2,1200\n"));
        deliver();
        var document =
                new ApiDocument(ApiClient.of(context).get("/api/v1/openapi").json());
        for (var message : receiver.received()) {
            var schema = document.json()
                    .path("webhooks")
                    .path(message.topic())
                    .at("/post/requestBody/content/application~1json/schema");
            assertThat(schema.isObject()).as(message.topic()).isTrue();
            assertThat(document.check(schema, message.body())).isEmpty();
        }
        assertThat(topics())
                .containsAll(Arrays.stream(WebhookTopic.values())
                        .map(WebhookTopic::word)
                        .toList());
    }

    @Test
    void nothingOfPeopleIsSaid() {
        webhook();
        var landlord = agencies.landlord(agency, "Secretia", "Landlady");
        listings.create(Listings.flat(agency).landlord(landlord).details());
        deliver();
        var body = receiver.received().getFirst();
        assertThat(body.json().path("after").propertyNames())
                .contains("address", "rent", "bedrooms")
                .doesNotContain("landlord_id", "negotiator_id", "landlordId", "negotiatorId");
        assertThat(body.body()).doesNotContain("Landlady", agency.admin().name());
    }

    @Test
    void aWebhookIsToldOnlyWhatItChose() {
        webhook(WebhookTopic.LISTING_PRICE_CHANGED);
        rent(listing(), 1000_00);
        deliver();
        assertThat(topics()).containsExactly("listing.price_changed");
    }

    @Test
    void whatHappenedBeforeAWebhookWasAddedIsNotForIt() {
        // For this one history is followed already.
        webhook(WebhookTopic.IMPORT_FINISHED);
        listing();
        webhook();
        deliver();
        assertThat(receiver.received()).isEmpty();
    }

    @Test
    void aChangeThatIsRolledBackNeverArrives() {
        webhook();
        transaction.executeWithoutResult(status -> {
            listing();
            status.setRollbackOnly();
        });
        var reference = listing();
        deliver();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(message -> assertThat(message.reference()).isEqualTo(reference));
    }

    @Test
    void whatIsCommittedLateStillArrivesAndInItsOrder() throws SQLException {
        webhook();
        var late = listing();
        deliver();
        receiver.forget();
        try (var early = writer()) {
            write(early, agency, listings.find(late).orElseThrow().id());
            rent(late, 1000_00);
            deliver();
            assertThat(receiver.received()).as("while a smaller number is open").isEmpty();
            early.commit();
        }
        deliver();
        assertThat(topics()).containsExactly("listing.changed", "listing.changed", "listing.price_changed");
        assertThat(receiver.received().getFirst().body()).contains("Late");
    }

    /** Somebody who has not committed yet. */
    private static Connection writer() throws SQLException {
        var owner = TestDatabase.get().owner();
        var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
        connection.setAutoCommit(false);
        return connection;
    }

    private static void write(Connection writer, TestAgency agency, long listingId) throws SQLException {
        try (var statement = writer.createStatement()) {
            statement.execute("select set_config('latchkey.agency', '%d', false)".formatted(agency.id()));
            statement.execute("""
                    insert into history_event (id, agency_id, at, actor_name, event_type, entity_type, entity_id, changes)
                    values (nextval('history_event_seq'), %d, now(), 'Ann', 'CHANGED', 'Listing', %d,
                            '[{"field": "summary", "before": null, "after": "Late"}]')""".formatted(agency.id(), listingId));
        }
    }

    @Test
    void whatHappenedWhileSomebodyWroteForLongIsNotForAWebhookThatIsAddedThen() throws SQLException {
        webhook(WebhookTopic.IMPORT_FINISHED);
        try (var elsewhere = writer()) {
            write(elsewhere, agencies.create(), 1);
            var reference = listing();
            rent(reference, 1000_00);
            webhook(WebhookTopic.LISTING_PRICE_CHANGED);
            rent(reference, 1100_00);
            elsewhere.commit();
        }
        deliver();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(":110000"));
    }

    @Test
    void whatHappenedWhileSomebodyWroteForLongIsNotForAWebhookThatIsResumedThen() throws SQLException {
        var id = webhook(WebhookTopic.LISTING_PRICE_CHANGED).webhookId();
        var reference = listing();
        rent(reference, 1000_00);
        receiver.answers(410);
        deliver();
        assertThat(webhooks.find(id).orElseThrow().status()).isEqualTo(WebhookStatus.DISABLED);
        receiver.answers(200);
        receiver.forget();
        try (var elsewhere = writer()) {
            write(elsewhere, agencies.create(), 1);
            rent(reference, 1100_00);
            webhooks.resume(id, version(id));
            rent(reference, 1200_00);
            elsewhere.commit();
        }
        deliver();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains(":120000"));
    }

    @Test
    void whatIsBeingWrittenWhenAWebhookIsAddedIsTold() throws SQLException {
        var reference = listing();
        try (var underWay = writer()) {
            write(underWay, agency, listings.find(reference).orElseThrow().id());
            webhook(WebhookTopic.LISTING_CHANGED);
            underWay.commit();
        }
        deliver();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).contains("Late"));
    }

    @Test
    void whatAFeedWroteGoesWithItsPositionWhenItBreaksOff() {
        var id = webhook().webhookId();
        listing();
        long through = outbox.settled();
        transaction.executeWithoutResult(status -> {
            feed.feed(through);
            assertThat(deliveries(id)).hasSize(1);
            status.setRollbackOnly();
        });
        assertThat(deliveries(id)).isEmpty();
        feed.feed(through);
        feed.feed(through);
        assertThat(deliveries(id)).hasSize(1);
    }

    @Test
    void longHistoryIsFollowedInPartsAndNothingIsLeftOut() {
        var id = webhook().webhookId();
        int events = 2 * WebhookFeed.MOST_EVENTS + 5;
        agencies.within(
                agency.id(), () -> database.sql("""
                                insert into history_event (id, agency_id, at, actor_name, event_type, entity_type, entity_id,
                                       changes)
                                select nextval('history_event_seq'), current_agency(), now(), 'Ann', 'CHANGED', 'Listing', n,
                                       '[{"field": "town", "before": "A", "after": "B"}]'
                                  from generate_series(1, :events) n""").param("events", events).update());
        outbox.follow(agency);
        assertThat(agencies.<Long>within(
                        agency.id(),
                        () -> database.sql(
                                        "select count(distinct record_id) from webhook_delivery where webhook_id = :id")
                                .param("id", id)
                                .query(Long.class)
                                .single()))
                .isEqualTo(events);
    }

    @Test
    void whatIsDueIsFoundAmongThousandsByLookingAtFew() {
        var id = webhook().webhookId();
        agencies.within(agency.id(), () -> database.sql("""
                                insert into webhook_delivery (id, agency_id, webhook_id, topic, message_id, record_type, record_id,
                                       record_reference, body, state, next_attempt_at, created_at)
                                select nextval('webhook_delivery_seq'), current_agency(), :id, 'LISTING_CHANGED', 'msg', 'Listing',
                                       n, '', '{}', 'PENDING', now(), now()
                                  from generate_series(1, 5000) n""").param("id", id).update());
        agencies.within(
                agency.id(),
                () -> database.sql("select cast(gather_statistics(array['webhook_delivery']) as text)")
                        .query(String.class)
                        .optional());
        var plan = agencies.<String>within(
                agency.id(),
                () -> database.sql("explain (analyze, format json) " + DeliveryClaims.CLAIMING)
                        .params(DeliveryClaims.parameters(clock.instant(), Places.Room.ALL))
                        .query(String.class)
                        .single());
        assertThat(PlanRows.scanned(new JsonMapper().readTree(plan).path(0).path("Plan"), "webhook_delivery"))
                .as(plan)
                .isLessThan(100);
    }

    @Test
    void importedListingsArriveAndSoDoesTheEndOfTheImport() throws Exception {
        webhook();
        var desk = new Imports(imports, findings, agency, "listings");
        var job = desk.imported("ref,address,town,bedrooms,rent\nA1,1 High Street,Bristol,2,1200\n");
        deliver();
        assertThat(topics()).containsExactly("listing.created", "import.finished");
        assertThat(receiver.received().getFirst().body()).contains("Bristol", "\"pcm_pence\":120000");
        var finished = receiver.received().getLast().json();
        assertThat(finished.path("record").path("reference").asString()).isEqualTo(Long.toString(job.id()));
        assertThat(finished.at("/after/kind").asString()).isEqualTo("listings");
        assertThat(finished.at("/after/file_name").asString()).isEqualTo("test.csv");
        assertThat(finished.at("/after/counts/inserted").asInt()).isOne();
        receiver.forget();
        desk.undone(job);
        deliver();
        assertThat(receiver.received()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo("listing.changed");
            assertThat(message.body()).contains("removed");
        });
    }

    @Test
    void deliveriesOfARecordStayInOrderWhileTheReceiverFailsAndOthersGoOn() {
        webhook(WebhookTopic.LISTING_CHANGED);
        var one = listing();
        var other = listing();
        deliver();
        rent(one, 1000_00);
        rent(one, 1100_00);
        rent(other, 1200_00);
        receiver.answers(message -> message.reference().equals(one) ? 503 : 200);
        deliver();
        assertThat(receiver.received().stream().map(Received::reference)).containsExactlyInAnyOrder(one, other);
        assertThat(outbox.send(agency, clock)).as("before it is time").isZero();
        receiver.answers(200);
        clock.move(Duration.ofSeconds(12));
        outbox.send(agency, clock);
        assertThat(receiver.received().stream()
                        .filter(message -> message.reference().equals(one))
                        .map(message ->
                                message.json().at("/after/rent/amount_pence").asLong()))
                .containsExactly(1000_00L, 1000_00L, 1100_00L);
    }

    @Test
    void isTriedAgainForADayByTheSameNumberAndThenGivenUp() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        listing();
        receiver.answers(500);
        deliver();
        var waits = new ArrayList<Long>();
        var begun = clock.instant();
        var next = deliveries(id).getFirst().nextAttemptAt();
        while (next != null) {
            var wait = Duration.between(clock.instant(), next);
            waits.add(wait.toSeconds());
            clock.move(wait.minusMillis(1));
            assertThat(outbox.send(agency, clock)).isZero();
            clock.move(Duration.ofMillis(1));
            assertThat(outbox.send(agency, clock)).isOne();
            next = deliveries(id).getFirst().nextAttemptAt();
        }
        assertThat(waits.subList(0, 4))
                .satisfiesExactly(
                        first -> assertThat(first).isBetween(10L, 11L),
                        second -> assertThat(second).isBetween(60L, 66L),
                        third -> assertThat(third).isBetween(300L, 330L),
                        fourth -> assertThat(fourth).isBetween(900L, 990L));
        assertThat(waits.subList(4, waits.size()))
                .allSatisfy(wait -> assertThat(wait).isBetween(3600L, 3960L));
        assertThat(Duration.between(begun, clock.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(deliveries(id).getFirst().state()).isEqualTo(DeliveryState.GIVEN_UP);
        assertThat(receiver.received()).hasSize(waits.size() + 1);
        assertThat(receiver.received().stream().map(Received::id))
                .containsOnly(deliveries(id).getFirst().messageId());
    }

    @Test
    void aWebhookAtWhichNothingArrivesForADayIsDisabledWithItsNotice() {
        var id = webhook(WebhookTopic.LISTING_CHANGED).webhookId();
        var reference = listing();
        receiver.answers(500);
        for (int hour = 0; hour <= 25; hour++) {
            rent(reference, 1000_00 + hour);
            deliver();
            clock.move(Duration.ofHours(1));
        }
        var webhook = webhooks.find(id).orElseThrow();
        assertThat(webhook.status()).isEqualTo(WebhookStatus.DISABLED);
        assertThat(webhook.disabledWhy()).isEqualTo(DisabledWhy.FAILING);
        var notice = webhooks.history(id, 0, 1).getFirst();
        assertThat(notice.eventType()).isEqualTo("DISABLED");
        assertThat(notice.actor()).isEqualTo("Latchkey");
        assertThat(notice.reason()).contains("24 hours");
        assertThat(webhooks.deliveries(id, DeliveryState.PENDING, null, 10)).isEmpty();
        int told = receiver.received().size();
        rent(reference, 2000_00);
        deliver();
        assertThat(receiver.received()).as("while it is disabled").hasSize(told);
        receiver.answers(200);
        receiver.forget();
        webhooks.resume(id, version(id));
        rent(reference, 2100_00);
        deliver();
        assertThat(receiver.received())
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .as("what happened meanwhile is left out")
                        .contains(":200000", ":210000"));
    }

    @Test
    void oneFailureLongAfterAnotherDisablesNothing() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        receiver.answers(500);
        listing();
        deliver();
        clock.move(Duration.ofDays(3));
        outbox.send(agency, clock);
        clock.move(Duration.ofDays(3));
        listing();
        deliver();
        assertThat(webhooks.find(id).orElseThrow().status()).isEqualTo(WebhookStatus.ACTIVE);
    }

    @Test
    void threeThatWereGivenUpInARowDisableAndASuccessBetweenThemCountsAnew() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        giveUp();
        giveUp();
        receiver.answers(200);
        listing();
        deliver();
        giveUp();
        giveUp();
        assertThat(webhooks.find(id).orElseThrow().status()).isEqualTo(WebhookStatus.ACTIVE);
        giveUp();
        assertThat(webhooks.find(id).orElseThrow().disabledWhy()).isEqualTo(DisabledWhy.GIVEN_UP);
    }

    /** Begun now, tried again when it is too late for more. */
    private void giveUp() {
        receiver.answers(500);
        listing();
        deliver();
        clock.move(Duration.ofDays(2));
        outbox.send(agency, clock);
        clock.move(Duration.ofHours(3));
    }

    @Test
    void anAddressThatIsGoneDisablesAtOnce() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        listing();
        receiver.answers(410);
        deliver();
        assertThat(webhooks.find(id).orElseThrow().disabledWhy()).isEqualTo(DisabledWhy.GONE);
        assertThat(deliveries(id).getFirst().state()).isEqualTo(DeliveryState.GIVEN_UP);
    }

    @Test
    void replayingSendsTheSameNumberAgainSignedAnew() {
        var secret = webhook(WebhookTopic.LISTING_CREATED);
        listing();
        deliver();
        var delivery = deliveries(secret.webhookId()).getFirst();
        clock.move(Duration.ofHours(1));
        webhooks.replay(delivery.id());
        assertThatThrownBy(() -> webhooks.replay(delivery.id())).isInstanceOf(WebhookRefused.class);
        outbox.send(agency, clock);
        assertThat(receiver.received())
                .hasSize(2)
                .allMatch(message -> message.id().equals(delivery.messageId()));
        assertThat(receiver.received().stream().map(Received::timestamp)).doesNotHaveDuplicates();
        assertThat(receiver.received()).allMatch(message -> message.isSignedWith(secret.secret()));
    }

    @Test
    void everythingThatWasGivenUpSinceIsReplayedTogether() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        listing();
        listing();
        receiver.answers(410);
        deliver();
        assertThat(webhooks.deliveries(id, DeliveryState.GIVEN_UP, null, 10)).hasSize(2);
        webhooks.resume(id, version(id));
        assertThat(webhooks.replayGivenUp(id, Clock.systemUTC().instant().plusSeconds(60)))
                .isZero();
        assertThat(webhooks.replayGivenUp(id, Clock.systemUTC().instant().minusSeconds(600)))
                .isEqualTo(2);
        receiver.answers(200);
        outbox.send(agency, clock);
        assertThat(webhooks.deliveries(id, DeliveryState.DELIVERED, null, 10)).hasSize(2);
    }

    @Test
    void aPausedWebhookWaitsAndIsToldEverythingWhenItGoesOn() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        webhooks.pause(id, version(id));
        listing();
        assertThat(deliver()).isZero();
        webhooks.resume(id, version(id));
        assertThat(deliver()).isOne();
    }

    @Test
    void aTestGoesOutWhateverTheStatusAndIsTriedOnce() {
        var secret = webhook();
        webhooks.pause(secret.webhookId(), version(secret.webhookId()));
        long ping = webhooks.ping(secret.webhookId());
        receiver.answers(500);
        outbox.send(agency, clock);
        assertThat(webhooks.delivery(ping).orElseThrow().state()).isEqualTo(DeliveryState.GIVEN_UP);
        var message = receiver.received().getFirst();
        assertThat(message.topic()).isEqualTo("ping");
        assertThat(message.isSignedWith(secret.secret())).isTrue();
        assertThat(webhooks.find(secret.webhookId()).orElseThrow().failingSince())
                .isNull();
    }

    @Test
    void bothSecretsSignForADayAfterTheFirstWasReplaced() {
        var first = webhook(WebhookTopic.LISTING_CREATED);
        var second = webhooks.rotateSecret(first.webhookId(), version(first.webhookId()));
        listing();
        deliver();
        assertThat(receiver.received().getLast().isSignedWith(first.secret())).isTrue();
        assertThat(receiver.received().getLast().isSignedWith(second.secret())).isTrue();
        clock.move(Duration.ofHours(25));
        listing();
        deliver();
        assertThat(receiver.received().getLast().isSignedWith(first.secret())).isFalse();
        assertThat(receiver.received().getLast().isSignedWith(second.secret())).isTrue();
    }

    @Test
    void twoAgenciesNeverSeeEachOthers() {
        var mine = webhook().webhookId();
        var theirs = agencies.create();
        try (var elsewhere = new Receiver()) {
            Agencies.signIn(theirs.admin());
            long id = webhooks.add(webhooks.judge(new WebhookDetails(elsewhere.url(), ALL)))
                    .webhookId();
            assertThat(webhooks.find(mine)).isEmpty();
            assertThat(webhooks.list()).extracting(SavedWebhook::id).containsExactly(id);
            Agencies.signIn(agency.admin());
            listing();
            deliver();
            outbox.follow(theirs);
            outbox.send(theirs, clock);
            assertThat(receiver.received()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
            long delivery = deliveries(mine).getFirst().id();
            Agencies.signIn(theirs.admin());
            assertThat(webhooks.deliveries(mine, null, null, 10)).isEmpty();
            assertThat(webhooks.body(delivery)).isEmpty();
            assertThatThrownBy(() -> webhooks.replay(delivery)).isInstanceOf(DeliveryNotFound.class);
            assertThatThrownBy(() -> webhooks.remove(mine, 0)).isInstanceOf(WebhookNotFound.class);
        }
    }

    @Test
    void severalDispatchersAtOnceSendEachOnce() throws Exception {
        webhook(WebhookTopic.LISTING_CREATED);
        for (int i = 0; i < 40; i++) {
            listing();
        }
        outbox.follow(agency);
        var begin = new CountDownLatch(1);
        try (var instances = Executors.newFixedThreadPool(6)) {
            var all = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 6; i++) {
                all.add(instances.submit(() -> {
                    begin.await();
                    int sent = 0;
                    // One that finds all places taken looks again.
                    for (int turn = 0; turn < 40; turn++) {
                        sent += outbox.send(agency, clock);
                    }
                    return sent;
                }));
            }
            begin.countDown();
            int sent = 0;
            for (var each : all) {
                sent += each.get(1, TimeUnit.MINUTES);
            }
            assertThat(sent).isEqualTo(40);
        }
        assertThat(new HashSet<>(receiver.received().stream().map(Received::id).toList()))
                .hasSize(40);
        assertThat(receiver.received()).hasSize(40);
    }

    @Test
    void whatSomebodyClaimedAndNeverFinishedIsSentAgain() {
        var id = webhook(WebhookTopic.LISTING_CREATED).webhookId();
        listing();
        outbox.follow(agency);
        var lost = CurrentAgency.callAs(agency.id(), () -> claims.claim(clock.instant(), Places.Room.ALL));
        assertThat(lost).hasSize(1);
        assertThat(outbox.send(agency, clock)).as("while it is claimed").isZero();
        clock.move(DeliveryClaims.CLAIM);
        assertThat(outbox.send(agency, clock)).isOne();
        outcomes.keep(lost.getFirst(), Answer.of(500, 1), clock.instant());
        assertThat(deliveries(id).getFirst().state())
                .as("who lost the claim says nothing any more")
                .isEqualTo(DeliveryState.DELIVERED);
    }

    @Test
    void whatIsWrittenIsSentByItselfWithinMoments() {
        webhook(WebhookTopic.LISTING_CREATED);
        var pulse = new WebhookPulse(history, feed, dispatch, true);
        pulse.start();
        try {
            listing();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> receiver.received().size() == 1);
        } finally {
            pulse.stop();
        }
        assertThat(pulse.isRunning()).isFalse();
    }
}
