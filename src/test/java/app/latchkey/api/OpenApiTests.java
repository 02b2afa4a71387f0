package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiDocument.Operation;
import app.latchkey.imports.ImportStatus;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import app.latchkey.webhooks.WebhookTopic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The document tells what there is, all of it and as it is. */
@DeskTest
class OpenApiTests {

    private static final String CONTRACT = "openapi-v1.json";
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static final SignedIn SUPERUSER =
            new SignedIn(-9, null, null, "superuser@example.org", "Super User", Role.SUPERUSER, true, null);

    /** Done before, so that the record is as it must be. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "contact-restore", List.of("archive"),
            "property-restore", List.of("archive"),
            "user-reactivate", List.of("suspend"),
            "webhook-resume", List.of("pause"),
            "import-errors", List.of("check"),
            "import-apply", List.of("check"),
            "import-undo", List.of("check", "apply"));

    /** What is not to be done now: a message that waits to be sent is not sent again. */
    private static final Set<String> ANOTHER_TIME = Set.of("webhook-replay");

    /** Bodies that suit the record, where that of the document suits another. */
    private static final Map<String, String> BODIES = Map.of("listing-move", "{\"action\": \"appraise\"}");

    @Autowired
    private Agencies agencies;

    @Autowired
    private List<RequestMappingInfoHandlerMapping> mappings;

    private ApiClient nobody;
    private ApiDocument document;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        nobody = ApiClient.of(context);
        document = new ApiDocument(nobody.get("/api/v1/openapi").json());
    }

    @Test
    void everyAddressIsInTheDocumentAndEveryOneInItIsThere() {
        var known = new TreeSet<String>();
        mappings.forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
            for (var pattern : info.getPatternValues()) {
                if (pattern.startsWith("/api/v1/") && !pattern.startsWith("/api/v1/openapi")) {
                    info.getMethodsCondition()
                            .getMethods()
                            .forEach(method ->
                                    known.add(method + " " + pattern.replaceAll(":\\[[0-9a-f-]+]\\{[0-9,]+}", "")));
                }
            }
        }));
        assertThat(document.operations().stream().map(Operation::toString)).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void theDocumentIsTheOneThatWasAgreed() throws IOException {
        var json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        var now = json.writeValueAsString(document.json()) + "\n";
        var written = Path.of("target", CONTRACT);
        Files.createDirectories(Objects.requireNonNull(written.getParent()));
        Files.writeString(written, now);
        var agreed = getClass().getResourceAsStream("/" + CONTRACT);
        assertThat(agreed).as(CONTRACT).isNotNull();
        try (agreed) {
            assertThat(json.readTree(now))
                    .as("""
                            Programs rely on this. If the change is meant, and no program breaks by it, write it anew:
                            cp target/%1$s src/test/resources/%1$s""".formatted(CONTRACT))
                    .isEqualTo(json.readTree(new String(agreed.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    @Test
    void everyOperationSaysWhoMayAskForItWhatItTakesAndWhatItAnswers() {
        assertThat(document.json().path("openapi").asString()).startsWith("3.1");
        assertThat(document.json()
                        .at("/components/securitySchemes/token/scheme")
                        .asString())
                .isEqualTo("bearer");
        var ids = document.operations().stream().map(Operation::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        for (var operation : document.operations()) {
            var responses = operation.said().path("responses");
            assertThat(responses.propertyNames()).as(operation.toString()).contains("400", "401", "403", "429", "504");
            assertThat(responses.propertyNames().stream().filter(status -> status.startsWith("2")))
                    .as(operation.toString())
                    .hasSize(1);
            if (!operation.isOpen()) {
                assertThat(operation.said().path("security").get(0).has("token"))
                        .isTrue();
            }
            var body = operation.body().path("application/json");
            if (!body.isMissingNode()) {
                assertThat(body.has("example")).as("example of " + operation).isTrue();
                assertThat(document.check(
                                body.path("schema"), body.path("example").toString()))
                        .as("example of " + operation)
                        .isEmpty();
            }
        }
    }

    @Test
    void everyMessageOfWebhooksIsDescribedByItsTopicWithAnExample() {
        var announced = document.json().path("webhooks");
        assertThat(announced.propertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(WebhookTopic.values())
                        .map(WebhookTopic::word)
                        .toList());
        announced.forEachEntry((topic, said) -> {
            var post = said.path("post");
            assertThat(post.path("parameters").findValuesAsString("name"))
                    .as(topic)
                    .containsExactly("webhook-id", "webhook-timestamp", "webhook-signature");
            assertThat(post.path("responses").propertyNames()).as(topic).contains("2XX");
            var body = post.at("/requestBody/content/application~1json");
            assertThat(document.check(body.path("schema"), body.path("example").toString()))
                    .as(topic)
                    .isEmpty();
        });
        assertThat(announced.at("/listing.changed/post/description").asString())
                .contains("10 s, 1 min, 5 min, 15 min, 1 h", "24 hours");
    }

    @Test
    void whatMessagesSayOfListingsIsCalledAndWrittenAsListingsAre() {
        var listing = document.json().at("/components/schemas/ListingResource/properties");
        var told = document.json().at("/components/schemas/ToldListing/properties");
        var ofMessagesAlone = Set.of("photos", "floor_plans", "removed");
        told.forEachEntry((name, schema) -> {
            if (!ofMessagesAlone.contains(name)) {
                assertThat(schema).as(name).isEqualTo(listing.path(name));
            }
        });
        assertThat(told.size()).isGreaterThan(20);
    }

    @Test
    void everyAnswerOfWhatWentWellHasAnExampleThatIsAsItSays() {
        for (var operation : document.operations()) {
            operation.said().path("responses").forEachEntry((status, answer) -> {
                if (status.startsWith("2")) {
                    answer.path("content").forEachEntry((type, body) -> example(operation + " as " + type, type, body));
                }
            });
        }
    }

    private void example(String what, String type, JsonNode body) {
        var example = body.path("example");
        assertThat(example.isMissingNode()).as("no example of " + what).isFalse();
        if (type.equals("application/json")) {
            assertThat(document.check(body.path("schema"), example.toString()))
                    .as("example of " + what)
                    .isEmpty();
        } else {
            assertThat(example.asString()).as("example of " + what).endsWith("\n");
        }
        assertThat(example.toString()).as("example of " + what).doesNotContain("\"text\"");
    }

    @Test
    void everyAnswerIsAsTheDocumentSays() {
        var wrong = new ArrayList<String>();
        var unseen = new TreeSet<String>();
        var reading = new Desk();
        for (var operation : document.operations()) {
            var desk = operation.isRead() ? reading : new Desk();
            var seen = new TreeSet<Integer>();
            for (var request : desk.requests(operation)) {
                var answer = request.send();
                seen.add(answer.status());
                document.differences(operation, answer)
                        .forEach(difference -> wrong.add(operation + " " + request.what() + ": " + difference));
            }
            if (seen.first() >= 300 && !ANOTHER_TIME.contains(operation.id())) {
                unseen.add(operation.toString());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(unseen).as("operations that never did what they are for").isEmpty();
    }

    /** @param what it tries, for whoever reads of a difference */
    @SuppressWarnings("ArrayRecordComponent") // bytes as they are sent, never compared
    private record Request(String what, ApiClient client, String method, String address, byte[] body) {

        ApiClient.Answer send() {
            return client.sendBytes(method, address, body.length == 0 ? null : body);
        }
    }

    /** An agency with a record of each kind, and who asks for them. */
    private final class Desk {

        private final TestAgency agency = agencies.create();
        private final ApiClient admin = nobody.elsewhere().standingFor(agency.admin());
        private final Map<String, String> records = new ApiRecords(admin, agency).all();
        private List<Request> requests = new ArrayList<>();

        List<Request> requests(Operation operation) {
            requests = new ArrayList<>();
            var client = operation.path().startsWith("/api/v1/metrics") ? nobody.standingFor(SUPERUSER) : admin;
            var address = address(operation, true) + query(operation);
            var body = body(operation);
            if (operation.path().endsWith("/auth/refresh") || operation.path().endsWith("/auth/logout")) {
                // Each has a session of its own to end.
                client = nobody.elsewhere().signIn(agency.agent().email(), Agencies.PASSWORD);
            }
            if (!operation.isOpen()) {
                add(operation, "as nobody", nobody, address, body);
                add(operation, "with a bad token", nobody.as("x"), address, body);
                add(operation, "as a viewer", nobody.standingFor(agency.viewer()), address, body);
            }
            if (operation.path().contains("{")) {
                add(operation, "of nothing", client.with("If-Match", "\"0\""), address(operation, false), body);
            }
            bad(operation, client, address);
            if (operation.hasParameter("If-Match")) {
                add(operation, "without a version", client, address, body);
                add(operation, "of another version", client.with("If-Match", "\"99\""), address, body);
                BEFORE.getOrDefault(operation.id(), List.of()).forEach(step -> before(operation, step));
                client = client.with("If-Match", tag(operation));
            } else {
                BEFORE.getOrDefault(operation.id(), List.of()).forEach(step -> before(operation, step));
            }
            if (operation.hasParameter("Idempotency-Key")) {
                client = client.with("Idempotency-Key", "key");
                add(operation, "with a bad key", client.with("Idempotency-Key", " "), address, body);
            }
            add(operation, "as it should be", client, address, body);
            add(operation, "once more", client, address, body);
            if (operation.hasParameter("If-None-Match")) {
                add(operation, "known", client.with("If-None-Match", "*"), address, body);
            }
            parameters(operation, client);
            return requests;
        }

        private void add(Operation operation, String what, ApiClient client, String address, byte[] body) {
            requests.add(new Request(what, typed(operation, client), operation.method(), address, body));
        }

        private ApiClient typed(Operation operation, ApiClient client) {
            return operation.body().has("text/csv") ? client.with("Content-Type", "text/csv") : client;
        }

        private void bad(Operation operation, ApiClient client, String address) {
            if (!operation.body().has("application/json")) {
                return;
            }
            var asked = operation.hasParameter("If-Match") ? client.with("If-Match", "\"0\"") : client;
            for (var body : List.of("{", "[]", "{\"colour\": 1}", "{}", " ".repeat((1 << 20) + 1))) {
                add(operation, "with " + body.strip(), asked, address, bytes(body));
            }
            add(operation, "with nothing", asked, address, new byte[0]);
            add(operation, "with another type", asked.with("Content-Type", "text/plain"), address, bytes("x"));
        }

        private void parameters(Operation operation, ApiClient client) {
            if (!operation.isRead()) {
                return;
            }
            var base = address(operation, true);
            operation.parameters("query").forEach(parameter -> {
                var name = parameter.path("name").asString();
                if (name.equals("fields")) {
                    return;
                }
                for (var value : values(parameter)) {
                    add(operation, "with " + name, client, base + "?" + name + "=" + value, new byte[0]);
                }
                add(operation, "with a bad " + name, client, base + "?colour=1&" + name + "=", new byte[0]);
            });
        }

        private List<String> values(JsonNode parameter) {
            var schema = parameter.path("schema");
            var choices = schema.has("items") ? schema.path("items").path("enum") : schema.path("enum");
            if (!choices.isMissingNode()) {
                return choices.valueStream().map(JsonNode::asString).toList();
            }
            return switch (schema.path("type").asString() + " "
                    + schema.path("format").asString()) {
                case "string date" -> List.of("2026-03-01");
                case "integer int64", "integer int32" ->
                    List.of(schema.path("minimum").asString("1"));
                default -> List.of(schema.path("example").asString("a"));
            };
        }

        /** What is asked of it without being asked for. */
        private String query(Operation operation) {
            var query = new StringBuilder();
            operation
                    .parameters("query")
                    .filter(parameter -> parameter.path("required").asBoolean())
                    .forEach(parameter -> query.append(query.isEmpty() ? "?" : "&")
                            .append(parameter.path("name").asString())
                            .append('=')
                            .append(
                                    switch (parameter.path("name").asString()) {
                                        case "kind" -> "listings";
                                        case "branch" -> Long.toString(agency.branchId());
                                        case "contact" -> contact();
                                        default -> "1";
                                    }));
            return query.toString();
        }

        private String contact() {
            return admin.post("/api/v1/contacts", """
                            {"kind": "company", "company_name": "Byron & Sons"}""").json().path("id").asString();
        }

        private String address(Operation operation, boolean isThere) {
            var path = operation.path();
            if (path.contains("{name}")) {
                return path.replace("{name}", isThere ? figure() : "nothing");
            }
            if (!path.contains("{")) {
                return path;
            }
            var record = String.valueOf(records.get(path.split("/\\{", 2)[0]));
            assertThat(record).as(path).isNotEqualTo("null");
            if (path.contains("{delivery}") && isThere) {
                path = path.replace("{delivery}", sent(record));
            }
            return ApiRecords.address(path, isThere ? record : path.contains("{id}") ? "999999999" : "LK-999999");
        }

        /** A message of a webhook. */
        private String sent(String webhook) {
            return admin.send("POST", "/api/v1/webhooks/" + webhook + "/ping", null)
                    .json()
                    .path("delivery")
                    .asString();
        }

        private String figure() {
            return admin.get("/api/v1/kpis").json().at("/figures/0/name").asString();
        }

        private String tag(Operation operation) {
            var record = operation.path().substring(0, operation.path().indexOf('}') + 1);
            return admin.get(address(new Operation("GET", record, operation.said()), true))
                    .tag();
        }

        private void before(Operation operation, String step) {
            var record = operation.path().substring(0, operation.path().indexOf('}') + 1);
            var address = address(new Operation("GET", record, operation.said()), true);
            var done = admin.with("If-Match", admin.get(address).tag()).send("POST", address + "/" + step, null);
            assertThat(done.status()).as(done.toString()).isEqualTo(200);
            while (record.startsWith("/api/v1/imports")
                    && isWorking(admin.get(address).json())) {
                Thread.onSpinWait();
            }
        }

        private static boolean isWorking(JsonNode importing) {
            return ImportStatus.valueOf(importing.path("status").asString().toUpperCase(Locale.ROOT))
                    .isWorking();
        }

        private byte[] body(Operation operation) {
            if (operation.body().has("text/csv")) {
                return bytes("Address,Town,Type,Bedrooms\n9 High Street,York,Flat,2\n");
            }
            if (operation.path().endsWith("/auth/login")) {
                return bytes("""
                        {"email": "%s", "password": "%s"}""".formatted(agency.agent().email(), Agencies.PASSWORD));
            }
            if (operation.path().endsWith("/auth/refresh")) {
                var tokens = nobody.elsewhere()
                        .post("/api/v1/auth/login", """
                        {"email": "%s", "password": "%s"}""".formatted(agency.agent().email(), Agencies.PASSWORD));
                return bytes("{\"refresh_token\": %s}".formatted(tokens.json().path("refresh_token")));
            }
            var own = BODIES.get(operation.id());
            if (own != null) {
                return bytes(own);
            }
            var example = operation.example();
            return example.isMissingNode()
                    ? new byte[0]
                    : bytes(filled(example.deepCopy()).toString());
        }

        /** With the agency's own numbers, and an address that nobody has. */
        private JsonNode filled(JsonNode example) {
            example.forEach(this::filled);
            if (example instanceof ObjectNode object) {
                if (object.has("branch_id")) {
                    object.put("branch_id", agency.branchId());
                }
                if (object.has("url")) {
                    object.put("url", "https://127.0.0.1/hooks");
                }
                if (object.has("email")) {
                    object.put("email", "document%d@example.org".formatted(NUMBER.incrementAndGet()));
                }
            }
            return example;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
