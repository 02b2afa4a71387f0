package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.api.ApiClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Files that programs send, and what they read of them. */
@DeskTest
class ImportApiTests {

    private static final String IMPORTS = "/api/v1/imports";
    private static final String FILE = "Address,Town,Type,Bedrooms\n1 High Street,York,Flat,2\n";

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private ApiClient manager;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        manager = ApiClient.of(context).standingFor(agency.manager()).with("Content-Type", "text/csv");
    }

    private String address(String name) {
        return IMPORTS + "?kind=listings&branch=" + agency.branchId() + "&file_name=" + name;
    }

    private Answer upload(ApiClient client, String address, String file) {
        return client.sendBytes("POST", address, file.getBytes(StandardCharsets.UTF_8));
    }

    private String made(String name, String file) {
        var made = upload(manager, address(name), file);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().path("id").asString();
    }

    private long count() {
        return manager.get(IMPORTS).json().path("total").asLong();
    }

    @Test
    void aFileThatIsSentAgainWithItsKeyIsTakenInOnce() {
        var keyed = manager.with("Idempotency-Key", "one");
        var made = upload(keyed, address("a.csv"), FILE);
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        var again = upload(keyed, address("a.csv"), FILE);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(made.body());
        assertThat(again.header("Location")).isEqualTo(made.header("Location"));
        for (var other : List.of(
                upload(keyed, address("a.csv"), FILE.replace("2", "3")), upload(keyed, address("b.csv"), FILE))) {
            assertThat(other.status()).as(other.toString()).isEqualTo(422);
            assertThat(other.problem()).isEqualTo("idempotency-key-taken");
        }
        assertThat(count()).isOne();
        var checked = manager.with("If-Match", made.tag())
                .send("POST", String.valueOf(made.header("Location")) + "/check", null);
        assertThat(checked.status()).as("its file is still there: " + checked).isEqualTo(200);
        assertThat(upload(manager.with("Idempotency-Key", "two"), address("a.csv"), FILE)
                        .status())
                .isEqualTo(201);
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void aFileThatCannotBeReadUsesNoKeyUp() {
        var keyed = manager.with("Idempotency-Key", "one");
        assertThat(upload(keyed, address("a.csv"), "").status()).isEqualTo(400);
        assertThat(upload(keyed, address("a.csv"), FILE).status()).isEqualTo(201);
        assertThat(upload(manager.with("Idempotency-Key", " "), address("a.csv"), FILE)
                        .problem())
                .isEqualTo("idempotency-key-invalid");
        assertThat(count()).isOne();
    }

    @Test
    void whatIsNoFileIsToldWhatWouldBe() {
        for (var type : List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "image/png")) {
            var refused = upload(manager.with("Content-Type", type), address("a.csv"), FILE);
            assertThat(refused.status()).as(type + refused).isEqualTo(415);
            assertThat(refused.problem()).isEqualTo("media-type");
            assertThat(refused.json().path("detail").asString()).contains("text/csv", "application/octet-stream");
            assertThat(refused.header("Accept")).contains("text/csv");
        }
        for (var type : List.of("text/csv; charset=utf-8", "application/octet-stream", "application/vnd.ms-excel")) {
            var taken = upload(manager.with("Content-Type", type), address("a.csv"), FILE);
            assertThat(taken.status()).as(type + taken).isEqualTo(201);
        }
    }

    @Test
    void importsAreReadOnByCursorsWhateverComesMeanwhile() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.addFirst(made("a.csv", FILE));
        }
        var first = manager.get(IMPORTS + "?size=2").json();
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(first.path("has_next").asBoolean()).isTrue();
        made("later.csv", FILE);
        assertThat(on(IMPORTS + "?size=2", first, "id")).isEqualTo(ids);
        var named = manager.get(IMPORTS + "?fields=id,status&total=no&size=1").json();
        assertThat(named.path("total").isNull()).isTrue();
        assertThat(named.path("items").get(0).propertyNames()).containsExactly("id", "status");
    }

    @Test
    void rowsThatWereRejectedAreReadOnByCursorsOfTheirImportAlone() throws InterruptedException {
        var bad = "Address,Town,Type,Bedrooms\n" + ",York,Flat,2\n".repeat(5);
        var id = made("a.csv", bad);
        var other = made("a.csv", bad);
        check(id);
        check(other);
        var address = IMPORTS + "/" + id + "/errors?size=2";
        var first = manager.get(address).json();
        assertThat(first.path("total").asInt()).isEqualTo(5);
        assertThat(on(address, first, "line")).containsExactly("2", "3", "4", "5", "6");
        var cursor = first.path("next_cursor").asString();
        assertThat(manager.get(address.replace("/" + id + "/", "/" + other + "/") + "&cursor=" + cursor)
                        .fields())
                .containsExactly("cursor");
    }

    private void check(String job) throws InterruptedException {
        var address = IMPORTS + "/" + job;
        var asked = manager.with("If-Match", manager.get(address).tag()).send("POST", address + "/check", null);
        assertThat(asked.status()).as(asked.toString()).isEqualTo(200);
        while (manager.get(address).json().path("status").asString().equals("checking")) {
            Thread.sleep(50);
        }
    }

    private List<String> on(String address, JsonNode first, String field) {
        var read = new ArrayList<String>();
        var page = first;
        while (true) {
            page.path("items").forEach(row -> read.add(row.path(field).asString()));
            assertThat(page.path("has_next").asBoolean())
                    .isNotEqualTo(page.path("next_cursor").isNull());
            if (page.path("next_cursor").isNull()) {
                return read;
            }
            page = manager.get(address + "&cursor=" + page.path("next_cursor").asString())
                    .json();
        }
    }

    private static final String UNKNOWN =
            "Where,Place,What,Beds,Notes\n1 High Street,York,Hovel,2,£900\n2 High Street,,Flat,3,£1000\n";

    private Answer read(String id, String wish) {
        var address = IMPORTS + "/" + id;
        return manager.with("If-Match", manager.get(address).tag())
                .with("Content-Type", "application/json")
                .send("PATCH", address, wish);
    }

    @Test
    void aProgramSaysHowTheColumnsAreReadBeforeItHasThemChecked() throws InterruptedException {
        var id = made("a.csv", UNKNOWN);
        var read = read(id, """
                {"columns": [{"name": "Where", "field": "address"}, {"name": "Place", "field": "town"},
                             {"name": "What", "field": "propertyType"}, {"name": "Beds", "field": "bedrooms"},
                             {"name": "Notes", "field": "rent"}],
                 "constants": {"town": " Leeds "}, "words": {"propertyType": {"HOVEL": "house"}}, "key": null,
                 "whole_only": true}""");
        assertThat(read.status()).as(read.toString()).isEqualTo(200);
        var job = read.json();
        assertThat(job.path("columns").get(4).path("field").asString()).isEqualTo("rent");
        assertThat(job.path("constants").path("town").asString()).isEqualTo("Leeds");
        assertThat(job.path("whole_only").asBoolean()).isTrue();
        assertThat(job.path("missing").size()).isZero();
        check(id);
        var checked = manager.get(IMPORTS + "/" + id).json();
        assertThat(checked.path("counts").path("inserted").asInt())
                .as(checked.toString())
                .isEqualTo(2);
        assertThat(checked.path("words").toString()).isEqualTo("{\"propertyType\":{\"hovel\":\"house\"}}");
    }

    @Test
    void whatIsNullInItIsTakenAwayAndTheRestStays() {
        var id = made("a.csv", FILE);
        assertThat(read(id, "{\"constants\": {\"furnishing\": \"furnished\", \"deposit\": \"900\"}}")
                        .status())
                .isEqualTo(200);
        var job = read(id, "{\"constants\": {\"deposit\": null}, \"whole_only\": true}")
                .json();
        assertThat(job.path("constants").toString()).isEqualTo("{\"furnishing\":\"furnished\"}");
        assertThat(job.path("columns").get(0).path("field").asString()).isEqualTo("address");
    }

    @Test
    void howAFileIsReadIsSaidOfTheStateThatWasSeenAndMakesItOneToBeChecked() throws InterruptedException {
        var id = made("a.csv", FILE);
        check(id);
        var address = IMPORTS + "/" + id;
        var before = manager.get(address);
        assertThat(before.json().path("status").asString()).isEqualTo("validated");
        var json = manager.with("Content-Type", "application/json");
        assertThat(json.send("PATCH", address, "{\"key\": null}").status()).isEqualTo(428);
        assertThat(read(id, "{\"key\": null}").json().path("status").asString()).isEqualTo("uploaded");
        assertThat(json.with("If-Match", before.tag())
                        .send("PATCH", address, "{\"key\": null}")
                        .status())
                .isEqualTo(412);
    }

    @Test
    void aReadingThatDoesNotFitTheFileIsRefusedWithThePlaceAndChangesNothing() {
        var id = made("a.csv", FILE);
        var before = manager.get(IMPORTS + "/" + id).body();
        var wrong = List.of(
                "{\"columns\": []}|columns",
                "{\"columns\": [{\"name\": \"Adress\", \"field\": null}]}|columns",
                "{\"columns\": [null]}|columns[0]",
                ("{\"columns\": [{\"name\": \"Address\", \"field\": \"town\"}, {\"name\": \"Town\", \"field\": \"town\"},"
                        + " {\"name\": \"Type\", \"field\": null}, {\"name\": \"Bedrooms\", \"field\": null}]}|columns"),
                "{\"constants\": {\"colour\": \"red\"}}|constants",
                "{\"words\": {\"colour\": {\"a\": \"b\"}}}|words",
                "{\"words\": {\"propertyType\": {\"hut\": \"palace\"}}}|words",
                "{\"key\": \"colour\"}|key",
                "{\"key\": \"uprn\"}|key");
        for (var each : wrong) {
            int end = each.lastIndexOf('|');
            var refused = read(id, each.substring(0, end));
            assertThat(refused.status()).as(each + refused).isBetween(400, 422);
            assertThat(refused.fields()).as(each + refused).containsExactly(each.substring(end + 1));
        }
        assertThat(manager.get(IMPORTS + "/" + id).body()).isEqualTo(before);
    }

    @Test
    void whatAFileMayHoldIsToldByKind() {
        var kinds = manager.get(IMPORTS + "/kinds").json().path("items");
        var listings = kinds.get(0);
        assertThat(listings.path("name").asString()).isEqualTo("listings");
        assertThat(listings.path("fields").toString()).contains("\"propertyType\"", "\"house\"", "\"Type\"");
        assertThat(listings.path("keys").toString()).contains("own-ref");
        assertThat(kinds.toString()).as("people are for administrators").doesNotContain("\"users\"");
    }

    @Test
    void whatIsShortIsToldWholeInTheFormOfEveryList() {
        var made = manager.with("Content-Type", "application/json")
                .post("/api/v1/listings", """
                {"branch_id": %d, "address": "1 High Street", "town": "Leeds", "property_type": "flat", "bedrooms": 2,
                 "rent": {"amount_pence": 120000, "frequency": "monthly"}}""".formatted(agency.branchId()));
        var listing = String.valueOf(made.header("Location"));
        var property = "/api/v1/properties/" + made.json().path("property_id").asString();
        for (var address : List.of(
                listing + "/prices",
                listing + "/statuses",
                listing + "/transitions",
                property + "/listings",
                property + "/owners",
                "/api/v1/saved-filters")) {
            var whole = manager.get(address).json();
            assertThat(whole.propertyNames())
                    .as(address)
                    .containsExactly(
                            "items", "total", "page", "size", "total_pages", "has_next", "has_previous", "next_cursor");
            assertThat(whole.path("total").asInt())
                    .as(address)
                    .isEqualTo(whole.path("items").size());
            assertThat(whole.path("has_next").asBoolean()).isFalse();
            assertThat(whole.path("next_cursor").isNull()).isTrue();
        }
    }
}
