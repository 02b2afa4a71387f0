package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient.Answer;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** A listing's life as programs live it. */
@DeskTest
class ListingApiTests {

    private static final String LISTINGS = "/api/v1/listings";

    @Autowired
    private StatementCounter statements;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Idempotency idempotency;

    @Autowired
    private KnownAnswers known;

    private TestAgency agency;
    private ApiClient nobody;
    private ApiClient agent;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        nobody = ApiClient.of(context);
        agent = nobody.signIn(agency.agent().email(), Agencies.PASSWORD);
    }

    private String flat(String address) {
        return """
                {"branch_id": %d, "address": "%s", "town": "Leeds", "property_type": "flat", "bedrooms": 2,
                 "rent": {"amount_pence": 120000, "frequency": "monthly"}}""".formatted(agency.branchId(), address);
    }

    private Answer made(String body) {
        var made = agent.post(LISTINGS, body);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made;
    }

    private static String address(Answer listing) {
        return LISTINGS + "/" + listing.json().path("reference").asString();
    }

    private long count() {
        return agent.get(LISTINGS + "/count").json().path("count").asLong();
    }

    @Test
    void aListingIsMadeWithWhatIsUsualAndFoundWhereTheAnswerSays() {
        var made = made(flat("1 High Street"));
        assertThat(made.header("Location")).isEqualTo(address(made));
        assertThat(made.json().path("status").asString()).isEqualTo("draft");
        assertThat(made.json().path("let_type").asString()).isEqualTo("long");
        assertThat(made.json().path("rent").path("pcm_pence").asLong()).isEqualTo(120_000);
        assertThat(made.json().path("postcode").isNull()).isTrue();
        var found = agent.get(address(made));
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json()).isEqualTo(made.json());
        assertThat(found.tag()).isEqualTo(made.tag());
        assertThat(found.header("Server-Timing")).matches("app;dur=\\d+\\.\\d{3}");
        assertThat(found.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(agent.get(LISTINGS).json().path("items").get(0).path("reference"))
                .isEqualTo(made.json().path("reference"));
    }

    @Test
    void everyAnswerSaysHowLongItTookWhateverItIs() {
        var address = address(made(flat("1 High Street")));
        var filter = agent.post("/api/v1/saved-filters", """
                {"list": "listings", "name": "York", "query": "town=York"}""").json();
        for (var answer : List.of(
                agent.get(address),
                agent.get(address),
                agent.with("If-None-Match", "*").get(address),
                agent.get(LISTINGS + "/export"),
                agent.get(LISTINGS + "/export?format=csv"),
                agent.get(LISTINGS + "/LK-999999"),
                agent.with("If-Match", "\"0\"")
                        .delete("/api/v1/saved-filters/" + filter.path("id").asLong()),
                agent.get(LISTINGS + ";x=1"),
                nobody.get(LISTINGS),
                nobody.as("x").get(LISTINGS),
                agent.get("/api/v1/users"),
                tooMany(nobody.elsewhere()))) {
            assertThat(answer.header("Server-Timing")).as(answer.toString()).matches("app;dur=\\d+\\.\\d{3}");
        }
    }

    /** One answer too many for attempts to sign in. */
    private static Answer tooMany(ApiClient client) {
        var answer = client.post("/api/v1/auth/refresh", "{}");
        while (answer.status() == 400) {
            answer = client.post("/api/v1/auth/refresh", "{}");
        }
        assertThat(answer.status()).isEqualTo(429);
        return answer;
    }

    @Test
    void whoKnowsTheAnswerIsToldSoAndNoMore() {
        var address = address(made(flat("1 High Street")));
        var tag = agent.get(address).tag();
        for (var known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var answer = agent.with("If-None-Match", known).get(address);
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.tag()).isEqualTo(tag);
        }
        var edited = agent.with("If-Match", tag).patch(address, "{\"bedrooms\": 3}");
        assertThat(edited.tag()).isNotEqualTo(tag);
        assertThat(agent.with("If-None-Match", tag).get(address).json()).isEqualTo(edited.json());
    }

    @Test
    void aPageIsToldFromMemoryUntilSomethingChangesOrSomebodyWantsItAnew() {
        var address = address(made(flat("1 High Street")));
        var page = agent.get(LISTINGS);
        statements.reset();
        var before = known.offered().cache().stats();
        assertThat(agent.get(LISTINGS).json()).isEqualTo(page.json());
        assertThat(agent.with("If-None-Match", page.tag()).get(LISTINGS).status())
                .isEqualTo(304);
        assertThat(statements.statements()).isEmpty();
        assertThat(known.offered().cache().stats().minus(before).hitCount()).isEqualTo(2);
        assertThat(agent.with("Cache-Control", "no-cache").get(LISTINGS).json()).isEqualTo(page.json());
        assertThat(statements.statements()).isNotEmpty();
        agent.with("If-Match", agent.get(address).tag()).patch(address, "{\"bedrooms\": 3}");
        before = known.offered().cache().stats();
        var changed = agent.with("If-None-Match", page.tag()).get(LISTINGS);
        assertThat(known.offered().cache().stats().minus(before).hitCount())
                .as("what is out of date is no hit")
                .isZero();
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().path("items").get(0).path("bedrooms").asInt()).isEqualTo(3);
    }

    @Test
    void aLargeAnswerIsSqueezedForWhoTakesIt() {
        var long_ = "x".repeat(2_000);
        var made = made(flat("1 High Street").replace("\"town\"", "\"description\": \"" + long_ + "\", \"town\""));
        var squeezed = agent.with("Accept-Encoding", "gzip").get(address(made));
        assertThat(squeezed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(squeezed.response().getContentAsByteArray()).hasSizeLessThan(2_000);
        assertThat(squeezed.header("Vary")).contains("Accept-Encoding");
        assertThat(agent.with("If-None-Match", squeezed.tag())
                        .get(address(made))
                        .status())
                .isEqualTo(304);
        assertThat(agent.with("If-Match", squeezed.tag())
                        .patch(address(made), "{\"bedrooms\": 3}")
                        .status())
                .isEqualTo(200);
        assertThat(agent.with("Accept-Encoding", "gzip;q=0").get(address(made)).header("Content-Encoding"))
                .isNull();
    }

    @Test
    void anEditChangesWhatItNamesAndTakesAwayWhatIsNull() {
        var made = made(flat("1 High Street"));
        var edited = agent.with("If-Match", made.tag())
                .patch(address(made), "{\"bedrooms\": 3, \"summary\": \"Nice\", \"rent\": {\"amount_pence\": 130000}}");
        assertThat(edited.status()).as(edited.toString()).isEqualTo(200);
        assertThat(edited.json().path("version").asInt()).isEqualTo(1);
        assertThat(edited.json().path("address").asString()).isEqualTo("1 High Street");
        assertThat(edited.json().path("rent").path("frequency").asString()).isEqualTo("monthly");
        var bare = agent.with("If-Match", edited.tag())
                .with("Content-Type", "application/merge-patch+json")
                .patch(address(made), "{\"summary\": null, \"rent\": null}");
        assertThat(bare.json().path("summary").isNull()).isTrue();
        assertThat(bare.json().path("rent").isNull()).isTrue();
        assertThat(bare.json().path("bedrooms").asInt()).isEqualTo(3);
        assertThat(agent.get(address(made)).json()).isEqualTo(bare.json());
    }

    @Test
    void anEditNamesTheStateItWasMadeOf() {
        var made = made(flat("1 High Street"));
        for (var client : List.of(agent, agent.with("If-Match", " "), agent.with("If-Match", "*"))) {
            var refused = client.patch(address(made), "{\"bedrooms\": 3}");
            assertThat(refused.status()).isEqualTo(428);
            assertThat(refused.problem()).isEqualTo("version-missing");
        }
        for (var tag : List.of("\"9-1\"", "\"-1\"", "\"a\"", "\"99999999999\"", "é")) {
            assertThat(agent.with("If-Match", tag)
                            .patch(address(made), "{\"bedrooms\": 3}")
                            .status())
                    .as(tag)
                    .isEqualTo(412);
        }
        assertThat(agent.with("If-Match", made.tag())
                        .patch(address(made), "{\"bedrooms\": 3}")
                        .status())
                .isEqualTo(200);
        var stale = agent.with("If-Match", made.tag()).patch(address(made), "{\"bedrooms\": 4}");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.problem()).isEqualTo("stale");
        assertThat(stale.json().path("changed_by").asString()).isEqualTo("Test Agent");
        assertThat(stale.json().path("changed_at").asString()).endsWith("Z");
        assertThat(agent.get(address(made)).json().path("bedrooms").asInt()).isEqualTo(3);
    }

    @Test
    void aListingMovesWhenNothingIsMissingAndSaysWhatIs() {
        var made = made(flat("1 High Street"));
        var offers = agent.get(address(made) + "/transitions").json().path("items");
        assertThat(offers.valueStream().map(offer -> offer.path("action").asString()))
                .containsExactly("appraise", "instruct");
        var blocked = move(made, "{\"action\": \"instruct\"}");
        assertThat(blocked.status()).isEqualTo(409);
        assertThat(blocked.problem()).isEqualTo("transition-blocked");
        assertThat(blocked.json().path("missing")).isEqualTo(offers.get(1).path("missing"));
        assertThat(agent.get(address(made)).tag()).isEqualTo(made.tag());

        var illegal = move(made, "{\"action\": \"let\"}");
        assertThat(illegal.status()).isEqualTo(409);
        assertThat(illegal.problem()).isEqualTo("transition-illegal");
        assertThat(illegal.json().path("status").asInt()).isEqualTo(409);
        assertThat(illegal.json().path("listing_status").asString()).isEqualTo("draft");

        long landlord = agencies.landlord(agency, "Ann", "Archer");
        var ready = agent.with("If-Match", made.tag())
                .patch(address(made), """
                {"landlord_id": %d, "terms_signed_on": "%s", "ownership_seen_on": "%s"}""".formatted(landlord, Agencies.today(), Agencies.today()));
        assertThat(agent.with("If-Match", made.tag())
                        .post(address(made) + "/transitions", "{\"action\": \"instruct\"}")
                        .status())
                .isEqualTo(412);
        var instructed = move(ready, "{\"action\": \"instruct\"}");
        assertThat(instructed.status()).as(instructed.toString()).isEqualTo(200);
        assertThat(instructed.json().path("status").asString()).isEqualTo("instructed");
        var without = move(instructed, "{\"action\": \"withdraw\"}");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.fields()).containsExactly("reason");
        var withdrawn = move(instructed, "{\"action\": \"withdraw\", \"reason\": \"Sold\"}");
        assertThat(withdrawn.json().path("status").asString()).isEqualTo("withdrawn");
        var statuses = agent.get(address(made) + "/statuses").json().path("items");
        assertThat(statuses.valueStream().map(change -> change.path("to").asString()))
                .containsExactlyInAnyOrder("draft", "instructed", "withdrawn");
        assertThat(agent.get(address(made) + "/prices").json().path("items").size())
                .isOne();
    }

    private Answer move(Answer listing, String wish) {
        return agent.with("If-Match", listing.tag()).post(address(listing) + "/transitions", wish);
    }

    @Test
    void aListingStaysWithItsProperty() {
        var one = made(flat("1 High Street"));
        var other = made(flat("2 High Street"));
        var moved = agent.with("If-Match", one.tag())
                .patch(
                        address(one),
                        "{\"property_id\": %d}"
                                .formatted(other.json().path("property_id").asLong()));
        assertThat(moved.status()).isEqualTo(400);
        assertThat(moved.problem()).isEqualTo("invalid");
        assertThat(moved.json().path("errors").path(0).path("field").asString()).isEqualTo("property_id");
    }

    @Test
    void theSameRequestWithTheSameKeyIsDoneOnce() {
        var client = agent.with("Idempotency-Key", "one");
        var made = client.post(LISTINGS, flat("1 High Street"));
        assertThat(made.status()).isEqualTo(201);
        var again = client.post(LISTINGS, flat("1 High Street"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(again.tag()).isEqualTo(made.tag());
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        assertThat(count()).isOne();
        var other = client.post(LISTINGS, flat("2 High Street"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.problem()).isEqualTo("idempotency-key-taken");
        assertThat(count()).isOne();
        var manager = nobody.signIn(agency.manager().email(), Agencies.PASSWORD);
        assertThat(manager.with("Idempotency-Key", "one")
                        .post(LISTINGS, flat("2 High Street"))
                        .status())
                .as("a colleague's own key")
                .isEqualTo(201);
    }

    @Test
    void whatWasAnsweredIsKeptSoThatNobodyReadsItInTheDatabase() {
        var made = agent.with("Idempotency-Key", "secret").post(LISTINGS, flat("1 Secret Street"));
        var kept = agencies.within(
                agency.id(),
                () -> database.sql("select answer from idempotent_request where key = 'secret'")
                        .query(String.class)
                        .single());
        assertThat(made.body()).contains("1 Secret Street");
        assertThat(kept).isNotBlank().doesNotContain("Secret Street");
    }

    @Test
    void ofTwoThatComeAtOnceWithOneKeyOneIsDone() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var client = agent.with("Idempotency-Key", "at once");
            var sent = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(
                            () -> agent.with("Idempotency-Key", "at-once").post(LISTINGS, flat("1 High Street"))))
                    .toList();
            for (var answer : sent) {
                assertThat(answer.get().status()).as(answer.get().toString()).isEqualTo(201);
                assertThat(answer.get().body()).isEqualTo(sent.getFirst().get().body());
            }
            assertThat(client.post(LISTINGS, flat("1 High Street")).problem()).isEqualTo("idempotency-key-invalid");
        }
        assertThat(count()).isOne();
    }

    @Test
    void whatFailsUsesNoKeyUp() {
        var client = agent.with("Idempotency-Key", "k".repeat(255));
        assertThat(client.post(LISTINGS, flat("")).status()).isEqualTo(400);
        assertThat(client.post(LISTINGS, flat("1 High Street")).status()).isEqualTo(201);
        for (var key : List.of("", " ", "k".repeat(256), "a b", "é")) {
            var refused = agent.with("Idempotency-Key", key).post(LISTINGS, flat("2 High Street"));
            assertThat(refused.status()).as(key).isEqualTo(400);
            assertThat(refused.problem()).isEqualTo("idempotency-key-invalid");
        }
        assertThat(count()).isOne();
    }

    @Test
    void aKeyIsForgottenAfterADay(@Autowired Clock clock) {
        var client = agent.with("Idempotency-Key", "one");
        client.post(LISTINGS, flat("1 High Street"));
        assertThat(keys("at > now() - interval '1 minute'")).isOne();
        idempotency.run(() -> false);
        assertThat(keys("true")).isOne();
        age();
        assertThat(client.post(LISTINGS, flat("2 High Street")).status()).isEqualTo(201);
        assertThat(count()).isEqualTo(2);
        age();
        idempotency.run(() -> false);
        assertThat(keys("true")).isZero();
    }

    private long keys(String which) {
        return agencies.within(
                agency.id(),
                () -> database.sql("select count(*) from idempotent_request where " + which)
                        .query(Long.class)
                        .single());
    }

    private void age() {
        agencies.within(
                agency.id(),
                () -> database.sql("update idempotent_request set at = at - interval '24 hours'")
                        .update());
    }

    @Test
    void aProgramIsToldTheFieldsThatItNames() {
        var made = made(flat("1 High Street"));
        var some = agent.get(address(made) + "?fields=rent,reference").json();
        assertThat(some.propertyNames()).containsExactly("reference", "rent");
        var row = agent.get(LISTINGS + "?fields=town,reference")
                .json()
                .path("items")
                .get(0);
        assertThat(row.propertyNames()).containsExactly("reference", "town");
        for (var fields : List.of("agency_id", "reference,", "class", "reference,password")) {
            for (var address : List.of(address(made), LISTINGS, LISTINGS + "/export")) {
                var refused = agent.get(address + "?fields=" + fields);
                assertThat(refused.status()).as(address + " " + fields).isEqualTo(400);
                assertThat(refused.fields()).containsExactly("fields");
            }
        }
    }

    @Test
    void whatWasToldOnceIsToldAnewWhenItChanges() {
        var made = made(flat("1 High Street"));
        var address = address(made);
        assertThat(agent.get(address).body()).isEqualTo(agent.get(address).body());
        var manager = nobody.signIn(agency.manager().email(), Agencies.PASSWORD);
        manager.with("If-Match", made.tag()).patch(address, "{\"town\": \"York\"}");
        assertThat(agent.get(address).json().path("town").asString()).isEqualTo("York");
        assertThat(agent.get(LISTINGS + "?town=York").json().path("total").asInt())
                .isOne();
        assertThat(agent.get(LISTINGS + "?town=Leeds").json().path("total").asInt())
                .isZero();
    }
}
