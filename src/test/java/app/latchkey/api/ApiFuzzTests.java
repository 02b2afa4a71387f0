package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiDocument.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.core.JacksonException;

/** Whatever programs send, the desk says what is wrong with it, and never that something is wrong with the desk. */
@DeskTest
class ApiFuzzTests {

    private static final long SECONDS = Long.getLong("latchkey.fuzz.seconds", 60);
    private static final long SEED = Long.getLong("latchkey.fuzz.seed", System.nanoTime());

    /** So that nobody comes near the limit of requests. */
    private static final int OF_ONE_AGENCY = 1_000;

    /** What only those who built the desk know. */
    private static final Pattern INSIDES = Pattern.compile(
            "Exception|\\bapp\\.latchkey|\\borg\\.|\\bjava\\.|\\tat |SQLSTATE|\\bselect .* from |\\binsert into |\\brelation \\\\?\"|constraint");

    private static final List<String> TYPES = List.of(
            "application/json; charset=utf-16",
            "application/merge-patch+json",
            "text/plain",
            "multipart/form-data",
            "application/x-www-form-urlencoded",
            "nonsense",
            "application/json;",
            "*/*");

    @Autowired
    private Agencies agencies;

    private final Random random = new Random(SEED);
    private ApiClient nobody;
    private ApiDocument document;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        nobody = ApiClient.of(context);
        document = new ApiDocument(nobody.get("/api/v1/openapi").json());
    }

    @Test
    void nothingThatIsSentBreaksTheDesk() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        var operations = document.operations();
        var found = new LinkedHashMap<String, String>();
        var statuses = new TreeMap<Integer, Integer>();
        int sent = 0;
        while (System.nanoTime() < end) {
            var desk = new Desk();
            for (int i = 0; i < OF_ONE_AGENCY && System.nanoTime() < end; i++) {
                var operation = operations.get(random.nextInt(operations.size()));
                var request = desk.request(operation);
                var answer = request.send();
                statuses.merge(answer.status(), 1, Integer::sum);
                sent++;
                var wrong = wrong(answer);
                if (wrong != null) {
                    found.putIfAbsent(operation + ": " + wrong, request + "\n    -> " + answer);
                }
            }
        }
        System.out.println("Sent " + sent + " requests, answered by " + statuses);
        assertThat(found.entrySet().stream().map(entry -> entry.getKey() + "\n    " + entry.getValue()))
                .as("found with -Dlatchkey.fuzz.seed=" + SEED)
                .isEmpty();
        assertThat(sent).isGreaterThan(100);
    }

    private static @Nullable String wrong(ApiClient.Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            return "status " + status;
        }
        if (status < 400) {
            return null;
        }
        if (!"application/problem+json".equals(answer.header("Content-Type"))) {
            return "no problem but " + answer.header("Content-Type");
        }
        try {
            var said = answer.json();
            if (!said.path("request_id").asString().equals(answer.header("X-Request-Id"))
                    || said.path("status").asInt() != status
                    || said.path("title").asString().isBlank()) {
                return "not the form of a problem";
            }
        } catch (JacksonException e) {
            return "no JSON";
        }
        return INSIDES.matcher(answer.body()).find() ? "tells of the insides" : null;
    }

    @SuppressWarnings("ArrayRecordComponent") // bytes as they are sent, never compared
    private record Request(ApiClient client, String method, String address, byte @Nullable [] body, String who) {

        ApiClient.Answer send() {
            return client.sendBytes(method, address, body);
        }

        @Override
        public String toString() {
            var text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
            return who + ": " + method + " " + shortened(address) + " " + shortened(text);
        }

        private static String shortened(String text) {
            return text.length() > 700 ? text.substring(0, 700) + "…" : text;
        }
    }

    /** An agency with records that requests may hit. */
    private final class Desk {

        private final TestAgency agency = agencies.create();
        private final ApiClient client = nobody.elsewhere();
        private final Map<String, String> records = new ApiRecords(client.standingFor(agency.admin()), agency).all();
        private final Nonsense nonsense;

        Desk() {
            nonsense = new Nonsense(
                    random,
                    document,
                    Map.of(
                            "branch_id", Long.toString(agency.branchId()),
                            "branch", Long.toString(agency.branchId()),
                            "landlord_id", String.valueOf(records.get("/api/v1/landlords")),
                            "contact", String.valueOf(records.get("/api/v1/contacts")),
                            "property_id", String.valueOf(records.get("/api/v1/properties")),
                            "negotiator_id", Long.toString(agency.agent().id()),
                            "heir_id", Long.toString(agency.manager().id())));
        }

        Request request(Operation operation) {
            var person = nonsense.any(List.of(
                    agency.admin(), agency.admin(), agency.admin(), agency.manager(), agency.agent(), agency.viewer()));
            var asked = client.standingFor(person);
            var address = address(operation);
            if (operation.hasParameter("If-Match")) {
                asked = asked.with("If-Match", nonsense.isOneIn(4) ? header() : tag(asked, operation, address));
            }
            if (operation.hasParameter("Idempotency-Key") && nonsense.isOneIn(4)) {
                asked = asked.with("Idempotency-Key", nonsense.isOneIn(2) ? "key" : header());
            }
            if (nonsense.isOneIn(25)) {
                asked = asked.with("Content-Type", nonsense.any(TYPES));
            }
            if (nonsense.isOneIn(25)) {
                asked = asked.with("Accept", nonsense.any(List.of("application/xml", "text/html", "x", "*/*;q=0")));
            }
            if (nonsense.isOneIn(25)) {
                asked = asked.with("If-None-Match", header());
            }
            var method = nonsense.isOneIn(50)
                    ? nonsense.any(List.of("PUT", "DELETE", "HEAD", "OPTIONS", "POST", "GET", "PATCH"))
                    : operation.method();
            return new Request(
                    asked,
                    method,
                    address + nonsense.query(operation),
                    body(operation),
                    person.role().name());
        }

        private byte @Nullable [] body(Operation operation) {
            if (nonsense.isOneIn(150)) {
                return nonsense.large();
            }
            if (operation.body().has("text/csv")) {
                return nonsense.file();
            }
            return operation.body().has("application/json") || nonsense.isOneIn(40) ? nonsense.body(operation) : null;
        }

        /** Of a record that is there, most times. */
        private String address(Operation operation) {
            var path = operation.path();
            var record = records.get(path.split("/\\{", 2)[0]);
            var place = nonsense.isOneIn(8)
                    ? nonsense.encoded(nonsense.text().replace("/", ""))
                    : record == null ? "available" : record;
            return path.replaceAll("\\{[a-z]+}", place.isEmpty() ? "%20" : place.replace("$", "%24"));
        }

        private String tag(ApiClient asked, Operation operation, String address) {
            var depth =
                    operation.path().substring(0, operation.path().indexOf('}')).split("/", -1).length;
            var record = String.join("/", new ArrayList<>(List.of(address.split("/", -1))).subList(0, depth));
            return asked.get(record).tag();
        }

        private String header() {
            return nonsense.text().replaceAll("[^\\x20-\\x7e]", "?");
        }
    }
}
