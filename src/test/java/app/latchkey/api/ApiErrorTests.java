package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient.Answer;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** What programs are told when something is not as it should be. */
@DeskTest
class ApiErrorTests {

    private static final String LISTINGS = "/api/v1/listings";

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private ApiClient nobody;
    private ApiClient agent;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        nobody = ApiClient.of(context);
        agent = nobody.signIn(agency.agent().email(), Agencies.PASSWORD);
    }

    private String flat(String field, String value) {
        return """
                {"branch_id": %d, "address": "1 High Street", "town": "Leeds", "property_type": "flat", "bedrooms": 2,
                 "%s": %s}""".formatted(agency.branchId(), field, value);
    }

    private String without(String field) {
        return flat("pets_considered", "false").replaceAll("\"" + field + "\": [^,]*,", "");
    }

    /** A problem as every one is: by its type, with a sentence and the number of the request, and nothing of the desk. */
    private static Answer problem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.problem()).as(answer.toString()).isEqualTo(type);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.json().path("title").asString()).isNotBlank();
        assertThat(answer.json().path("detail").asString()).isNotBlank().doesNotContain("{0}");
        assertThat(answer.json().path("request_id").asString()).isNotBlank().isEqualTo(answer.header("X-Request-Id"));
        assertThat(answer.body()).doesNotContain("Exception", "app.latchkey", "select ", "\tat ");
        return answer;
    }

    @Test
    void whatIsNoJsonIsToldWhereItEnds() {
        var malformed = problem(agent.post(LISTINGS, "{\n  \"town\": \"Leeds\",,\n}"), 400, "body-malformed");
        assertThat(malformed.json().path("line").asInt()).isEqualTo(2);
        assertThat(malformed.json().path("column").asInt()).isPositive();
        for (var body : List.of(
                "{\"town\": \"Leeds\"",
                "{\"town\": \"Leeds\", \"town\": \"York\"}",
                "{\"town\": 'Leeds'}",
                "{\"bedrooms\": 01}",
                "{\"bedrooms\": NaN}",
                "{\"town\": \"a\nb\"}",
                "{\"town\": \"\\x\"}",
                "nonsense",
                "{\"a\":".repeat(50) + "1" + "}".repeat(50),
                "{\"bedrooms\": " + "9".repeat(100) + "}",
                "{\"town\": \"" + "x".repeat(300_000) + "\"}")) {
            problem(agent.post(LISTINGS, body), 400, "body-malformed");
        }
    }

    @Test
    void whatIsJsonAndNoObjectIsRefusedToo() {
        for (var body : List.of("[]", "1", "\"text\"", "true", "{} {}")) {
            problem(agent.post(LISTINGS, body), 400, "body-invalid");
        }
        problem(agent.post(LISTINGS, ""), 400, "body-missing");
        problem(agent.post(LISTINGS, "null"), 400, "body-missing");
        problem(agent.send("POST", LISTINGS, null), 400, "body-missing");
    }

    @Test
    void aFieldThatCannotBeReadIsNamed() {
        var bodies = Map.ofEntries(
                Map.entry("colour", "\"red\""),
                Map.entry("bathrooms", "\"two\""),
                Map.entry("summary", "7"),
                Map.entry("description", "true"),
                Map.entry("available_from", "\"2026-02-30\""),
                Map.entry("terms_signed_on", "\"tomorrow\""),
                Map.entry("ownership_seen_on", "20260101"),
                Map.entry("epc_expires_on", "\"\""),
                Map.entry("furnishing", "\"lavishly\""),
                Map.entry("let_type", "\"\""),
                Map.entry("pets_considered", "\"yes\""),
                Map.entry("epc_exempt", "1"),
                Map.entry("expected_stay_months", "1.5"),
                Map.entry("negotiator_id", "99999999999999999999"),
                Map.entry("landlord_id", "1e400"),
                Map.entry("deposit_pence", "[]"),
                Map.entry("postcode", "\"nowhere\""),
                Map.entry("rent", "12"));
        bodies.forEach((field, value) -> assertThat(
                        problem(agent.post(LISTINGS, flat(field, value)), 400, "body-invalid")
                                .fields())
                .as(field)
                .containsExactly(field));
        assertThat(problem(
                                agent.post(LISTINGS, flat("rent", "{\"amount_pence\": 1, \"frequency\": \"hourly\"}")),
                                400,
                                "body-invalid")
                        .fields())
                .containsExactly("rent.frequency");
        assertThat(problem(
                                agent.post(
                                        LISTINGS,
                                        flat("rent", "{\"amount_pence\": 1, \"frequency\": \"monthly\", \"vat\": 1}")),
                                400,
                                "body-invalid")
                        .fields())
                .containsExactly("rent.vat");
        assertThat(problem(agent.post(LISTINGS, flat("rent", "{}")), 400, "body-invalid")
                        .fields())
                .containsExactly("rent.amount_pence", "rent.frequency");
        var tooMany = flat("bathrooms", "2").replace("\"bedrooms\": 2", "\"bedrooms\": 99999999999");
        assertThat(problem(agent.post(LISTINGS, tooMany), 400, "body-invalid").fields())
                .containsExactly("bedrooms");
    }

    @Test
    void everyFieldThatIsMissingIsNamed() {
        assertThat(problem(agent.post(LISTINGS, "{}"), 400, "body-invalid").fields())
                .containsExactly("branch_id", "address", "town", "property_type", "bedrooms");
        for (var field : List.of("address", "town", "property_type", "bedrooms")) {
            assertThat(problem(agent.post(LISTINGS, without(field)), 400, "body-invalid")
                            .fields())
                    .containsExactly(field);
        }
        assertThat(problem(agent.post(LISTINGS, flat("let_type", "null")), 400, "body-invalid")
                        .fields())
                .containsExactly("let_type");
    }

    @Test
    void whatIsMissingInAListOfRecordsIsNamedWithItsPlace() {
        var admin = nobody.signIn(agency.admin().email(), Agencies.PASSWORD);
        assertThat(problem(admin.post("/api/v1/users/bulk", """
                                        {"people": [{"name": "Ada", "email": "ada@example.org", "role": "agent"}, null, {"name": "Ben"}]}"""), 400, "body-invalid")
                        .fields())
                .containsExactly("people[1]", "people[2].email", "people[2].role");
        assertThat(problem(admin.post("/api/v1/users/bulk", """
                                        {"people": [{"name": "Ada", "email": "ada@example.org", "role": "king"}]}"""), 400, "body-invalid")
                        .fields())
                .containsExactly("people[0].role");
        assertThat(problem(admin.post("/api/v1/users/bulk", """
                                        {"people": [{"name": "Ada", "email": "ada@example.org", "role": "agent"},
                                         {"name": "", "email": "ben@example.org", "role": "agent"}]}"""), 400, "invalid")
                        .fields())
                .containsExactly("people[1].name");
        problem(admin.post("/api/v1/users/bulk", "{\"people\": []}"), 400, "people-count");
    }

    @Test
    void aValueThatMakesNoSenseIsNamed() {
        var values = Map.ofEntries(
                Map.entry("summary", "\"" + "x".repeat(1_001) + "\""),
                Map.entry("description", "\"" + "x".repeat(30_001) + "\""),
                Map.entry("bathrooms", "-1"),
                Map.entry("expected_stay_months", "241"),
                Map.entry("deposit_pence", "-5"),
                Map.entry("outcode", "\"" + "X".repeat(500) + "\""),
                Map.entry("council_tax_band", "\"Z\""),
                Map.entry("epc_rating", "\"aa\""));
        values.forEach((field, value) -> assertThat(problem(agent.post(LISTINGS, flat(field, value)), 400, "invalid")
                        .fields())
                .as(field)
                .containsExactly(field));
        var both = problem(
                agent.post(LISTINGS, flat("bathrooms", "99").replace("1 High Street", "x".repeat(301))),
                400,
                "invalid");
        assertThat(both.fields()).containsExactly("address", "bathrooms");
        assertThat(both.json().path("errors").get(0).path("message").asString()).contains("300");
    }

    @Test
    void whatRefersToNothingIsRefused() {
        var other = agencies.create();
        for (var field : List.of("negotiator_id", "landlord_id", "property_id")) {
            var refused =
                    agent.post(LISTINGS, flat(field, Long.toString(other.agent().id())));
            assertThat(refused.status()).as(field + refused).isBetween(400, 404);
        }
        var branch = flat("bathrooms", "1").replace(Long.toString(agency.branchId()), Long.toString(other.branchId()));
        assertThat(agent.post(LISTINGS, branch).status()).isEqualTo(400);
    }

    @Test
    void aParameterThatMakesNoSenseIsNamedWithWhatItMayBe() {
        for (var query : List.of(
                "page=-1",
                "page=0",
                "page=x",
                "page=99999999999",
                "size=101",
                "size=0",
                "total=maybe",
                "sort=colour",
                "sort=--rent",
                "status=sold",
                "bedrooms_min=-1",
                "bedrooms_min=2.5",
                "rent_min=free",
                "rent_max=99999999999999999999",
                "available_by=2026-02-30",
                "available_by=" + "9".repeat(500),
                "branch=0",
                "branch=99999999999999999999",
                "q=" + "x".repeat(5_000),
                "fields=colour",
                "colour=red",
                "Page=1")) {
            var refused = problem(agent.get(LISTINGS + "?" + query), 400, "query-invalid");
            assertThat(refused.fields()).as(query).containsExactly(query.split("=", 2)[0]);
            assertThat(refused.json().path("errors").get(0).path("message").asString())
                    .isNotBlank();
        }
        assertThat(problem(agent.get(LISTINGS + "?page=-1&colour=red&size=x"), 400, "query-invalid")
                        .fields())
                .containsExactlyInAnyOrder("page", "size", "colour");
        assertThat(problem(agent.get(LISTINGS + "/count?page=1"), 400, "query-invalid")
                        .fields())
                .containsExactly("page");
    }

    @Test
    void whatNoAddressKnowsIsRefusedAtEveryOne() {
        var superuser = new SignedIn(-9, null, null, "superuser@example.org", "Super User", Role.SUPERUSER, true, null);
        var admin = nobody.standingFor(agency.admin());
        var records = new ApiRecords(admin, agency).all();
        for (var operation : new ApiDocument(nobody.get("/api/v1/openapi").json()).operations()) {
            var asked = operation.path().startsWith("/api/v1/metrics") ? nobody.standingFor(superuser) : admin;
            var record = String.valueOf(records.get(operation.path().split("/\\{", 2)[0]));
            var address = ApiRecords.address(operation.path(), record) + "?different_form=1&fields=id&fields=name";
            var refused = problem(asked.send(operation.method(), address, null), 400, "query-invalid");
            assertThat(refused.fields()).as(operation.toString()).contains("different_form", "fields");
        }
    }

    @Test
    void aParameterOfAnActionIsSaidOnceUnlessItIsOneOfMany() {
        assertThat(problem(agent.post("/api/v1/landlords?contact=1&contact=2", "{}"), 400, "query-invalid")
                        .fields())
                .containsExactly("contact");
        var body = "{\"kind\": \"person\", \"first_name\": \"Ann\", \"last_name\": \"Archer\"}";
        assertThat(agent.post("/api/v1/contacts?different_from=1&different_from=2", body)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aParameterOfAnActionIsNamedToo() {
        assertThat(problem(agent.post("/api/v1/landlords", "{}"), 400, "query-invalid")
                        .fields())
                .containsExactly("contact");
        assertThat(problem(agent.post("/api/v1/landlords?contact=x", "{}"), 400, "query-invalid")
                        .fields())
                .containsExactly("contact");
        assertThat(problem(
                                agent.post("/api/v1/contacts?different_from=x", "{\"kind\": \"person\"}"),
                                400,
                                "query-invalid")
                        .fields())
                .containsExactly("different_from");
        problem(agent.post("/api/v1/landlords?contact=999999999", "{}"), 400, "reference-unknown");
    }

    @Test
    void whatIsNotThereIsNotFoundWhateverIsAskedOfIt() {
        for (var address : List.of(
                "/api/v1/nothing",
                "/api/v1",
                "/api/v1/listings/LK-999999",
                "/api/v1/listings/999999999999999999999",
                "/api/v1/listings/LK-000001/nothing",
                "/api/v1/contacts/999999",
                "/api/v1/contacts/x",
                "/api/v1/contacts/-1",
                "/api/v1/contacts/9999999999999999999999",
                "/api/v1/kpis/nothing",
                "/api/v2/listings")) {
            problem(agent.get(address), 404, "not-found");
        }
    }

    @Test
    void whatIsNotDoneThereIsToldWhatIs() {
        var refused = problem(agent.delete(LISTINGS), 405, "method");
        assertThat(refused.header("Allow")).contains("GET", "POST");
        problem(agent.send("PUT", LISTINGS + "/LK-000001", "{}"), 405, "method");
        var form = problem(
                agent.with("Content-Type", "application/x-www-form-urlencoded").post(LISTINGS, "town=Leeds"),
                415,
                "media-type");
        assertThat(form.json().path("detail").asString()).contains("application/json");
        problem(agent.with("Content-Type", "text/plain").post(LISTINGS, "{}"), 415, "media-type");
        problem(agent.with("Content-Type", "nonsense").post(LISTINGS, "{}"), 415, "media-type");
        problem(agent.post(LISTINGS, "{\"summary\": \"" + "x".repeat(1 << 20) + "\"}"), 413, "too-large");
        assertThat(agent.with("Accept", "application/xml").get(LISTINGS).status())
                .isIn(200, 406);
    }

    @Test
    void anAddressThatIsNoAddressIsRefusedInTheSameForm() {
        for (var address : List.of(
                "/api/v1/listings;x=1",
                "/api/v1/listings/a%2Fb",
                "/api/v1/listings/%00",
                "/api/v1/listings?%00=1",
                "/api/v1/listings?a%09=1")) {
            problem(agent.get(address), 400, "address-refused");
        }
    }

    @Test
    void anAddressMayBeWrittenOtherwiseAndIsTheSame() {
        for (var api : List.of("/%61pi/v1", "/api/%761", "/%61%70%69/v%31")) {
            assertThat(agent.get(api + "/listings").status()).as(api).isEqualTo(200);
            problem(nobody.get(api + "/listings"), 401, "token-missing");
            problem(agent.get(api + "/listings/LK-999999"), 404, "not-found");
            problem(agent.get(api + "/nothing"), 404, "not-found");
            problem(agent.get(api + "/listings?colour=red"), 400, "query-invalid");
            problem(agent.post(api + "/%6Cistings", "nonsense"), 400, "body-malformed");
            problem(agent.get(api + "/listings;x=1"), 400, "address-refused");
        }
    }

    @Test
    void wordsOfEveryProblemAreSentences() {
        var titles =
                java.util.ResourceBundle.getBundle("vaadin-i18n.translations", java.util.Locale.UK).keySet().stream()
                        .filter(key -> key.startsWith("api.problem."))
                        .toList();
        assertThat(titles.stream().filter(key -> !key.endsWith(".detail")).map(key -> key + ".detail"))
                .isNotEmpty()
                .allMatch(titles::contains);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToAskAgain() {
        var answer = agent.get("/api/v1/nothing");
        assertThat(answer.header("RateLimit-Limit")).isEqualTo("1200");
        for (int i = 0; i < 4_000 && answer.status() == 404; i++) {
            answer = agent.get("/api/v1/nothing");
        }
        problem(answer, 429, "rate-limit");
        assertThat(answer.header("RateLimit-Remaining")).isEqualTo("0");
        assertThat(Integer.parseInt(String.valueOf(answer.header("Retry-After"))))
                .isBetween(1, 60);
        assertThat(Integer.parseInt(String.valueOf(answer.header("RateLimit-Reset"))))
                .isBetween(1, 61);
        assertThat(nobody.signIn(agency.manager().email(), Agencies.PASSWORD)
                        .get(LISTINGS)
                        .status())
                .as("a colleague in the same network")
                .isEqualTo(200);
        var again = nobody.elsewhere().signIn(agency.agent().email(), Agencies.PASSWORD);
        assertThat(IntStream.range(0, 200).map(i -> again.get("/api/v1/nothing").status()))
                .as("the same person with another token in another network")
                .contains(429);
    }
}
