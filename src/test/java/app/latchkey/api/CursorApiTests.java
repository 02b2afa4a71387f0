package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;

/** Every list read on from where a program was, in every order it has. */
@DeskTest
class CursorApiTests {

    private static final List<String> LISTS =
            List.of("listings", "properties", "contacts", "landlords", "users", "history");

    /** Upper and lower case, letters of other languages, and the same more than once. */
    private static final List<String> TOWNS = List.of("Leeds", "leeds", "Ærø", "York", "Leeds", "Écu", "ab-c", "abd");

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private final List<String> contacts = new ArrayList<>();
    private TestAgency agency;
    private ApiClient admin;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        admin = ApiClient.of(context).signIn(agency.admin().email(), Agencies.PASSWORD);
    }

    private void fill() {
        for (int i = 0; i < 11; i++) {
            var name = TOWNS.get(i % TOWNS.size());
            boolean isBlank = i % 3 == 0;
            long landlord = landlord(i, name, isBlank);
            make("/api/v1/listings", """
                    {"branch_id": %d, "address": "%d %s", "town": "%s", "property_type": "%s", "bedrooms": %d %s}""".formatted(
                            i % 2 == 0 ? agency.branchId() : agency.otherBranchId(),
                            i % 4,
                            name,
                            name,
                            i % 2 == 0 ? "flat" : "house",
                            i % 3,
                            isBlank
                                    ? ""
                                    : """
                                    , "rent": {"amount_pence": %d, "frequency": "weekly"}, "postcode": "LS%d 4AB",
                                     "available_from": "2030-01-0%d", "landlord_id": %d, "negotiator_id": %d""".formatted(
                                                    1000 * (i % 4 + 1),
                                                    i % 5 + 1,
                                                    i % 4 + 1,
                                                    landlord,
                                                    agency.agent().id())));
            make("/api/v1/users", """
                    {"name": "%s", "email": "%s%d-%d@example.org", "role": "%s", "branch_id": %s}""".formatted(
                            name,
                            i % 2 == 0 ? "A" : "b",
                            i,
                            agency.id(),
                            i % 2 == 0 ? "agent" : "viewer",
                            isBlank ? "null" : agency.otherBranchId()));
        }
        agencies.within(agency.id(), () -> database.sql("""
                                update listing set first_available_on = date '2026-01-01' + cast(id % 3 as integer)
                                 where rent_pence is not null""").update());
    }

    private long landlord(int i, String name, boolean isBlank) {
        var others = contacts.isEmpty() ? "" : "?different_from=" + String.join(",", contacts);
        var contact = make("/api/v1/contacts" + others, """
                {"kind": "person", "first_name": "%s", "last_name": "%s" %s}""".formatted(
                        name,
                        "Same" + i / 2,
                        isBlank
                                ? ""
                                : ", \"email\": \"%s%d@example.org\", \"phone\": \"+44770090012%d\", \"postcode\": \"LS1 4AB\""
                                        .formatted(i % 2 == 0 ? "A" : "b", i, i % 10)));
        contacts.add(contact);
        var made = make(
                "/api/v1/landlords?contact=" + contact,
                isBlank
                        ? "{}"
                        : "{\"status\": \"active\", \"aml_status\": \"clear\", \"aml_expires_on\": \"2030-01-0%d\"}"
                                .formatted(i % 4 + 1));
        return Long.parseLong(made);
    }

    private String make(String address, String body) {
        var made = admin.post(address, body);
        assertThat(made.status()).as(made + " of " + body).isEqualTo(201);
        return made.json().path("id").asString();
    }

    @Test
    void everyListInEveryOrderIsReadWholeByCursorsAsByNumbers() {
        fill();
        var document = admin.get("/api/v1/openapi").json();
        for (var list : LISTS) {
            var orders = document.path("paths")
                    .path("/api/v1/" + list)
                    .path("get")
                    .path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("name").asString().equals("sort"))
                    .flatMap(parameter -> parameter.path("schema").path("enum").valueStream())
                    .map(order -> "sort=" + order.asString() + "&")
                    .toList();
            assertThat(orders.isEmpty()).as(list).isEqualTo(list.equals("history"));
            for (var order : orders.isEmpty() ? List.of("") : orders) {
                var address = "/api/v1/" + list + "?" + order + "size=4";
                var byNumber = byNumber(address);
                assertThat(byNumber).as(address).hasSizeGreaterThan(10).doesNotHaveDuplicates();
                assertThat(byCursor(address)).as(address).isEqualTo(byNumber);
            }
        }
    }

    private List<String> byNumber(String address) {
        var ids = new ArrayList<String>();
        long total = 0;
        for (int page = 1; page == 1 || ids.size() < total; page++) {
            var answer = admin.get(address + "&page=" + page).json();
            total = answer.path("total").asLong();
            assertThat(answer.path("has_previous").asBoolean()).isEqualTo(page > 1);
            assertThat(answer.path("has_next").asBoolean())
                    .as(address)
                    .isEqualTo(page < answer.path("total_pages").asInt());
            answer.path("items").forEach(row -> ids.add(id(row)));
            assertThat(ids).as(address + " page " + page).hasSize((int) Math.min(total, page * 4L));
        }
        return ids;
    }

    private static String id(JsonNode row) {
        return row.has("event")
                ? row.path("event").path("id").asString()
                : row.path("id").asString();
    }

    private List<String> byCursor(String address) {
        var ids = new ArrayList<String>();
        var next = address;
        do {
            var answer = admin.get(next);
            assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
            answer.json().path("items").forEach(row -> ids.add(id(row)));
            var cursor = answer.json().path("next_cursor");
            assertThat(answer.json().path("has_next").asBoolean()).isNotEqualTo(cursor.isNull());
            next = cursor.isNull() ? "" : address + "&cursor=" + cursor.asString();
        } while (!next.isEmpty());
        return ids;
    }

    @Test
    void rowsThatComeAndGoMeanwhileMoveNoOthers() {
        var before = new ArrayList<String>();
        for (int i = 10; i < 22; i++) {
            before.add(property("%d High Street".formatted(i)));
        }
        var address = "/api/v1/properties?sort=address&size=5";
        var first = admin.get(address).json();
        property("00 High Street");
        property("11a High Street");
        var later = property("99 High Street");
        archive(before.get(1));
        archive(before.get(4));
        archive(before.get(8));
        var read = new ArrayList<String>();
        var page = first;
        while (true) {
            page.path("items").forEach(row -> read.add(row.path("id").asString()));
            if (page.path("next_cursor").isNull()) {
                break;
            }
            page = admin.get(address + "&cursor=" + page.path("next_cursor").asString())
                    .json();
        }
        var expected = new ArrayList<>(before);
        expected.remove(8);
        expected.add(later);
        assertThat(read).isEqualTo(expected);
    }

    private String property(String address) {
        return make("/api/v1/properties", """
                {"address": "%s", "town": "Leeds", "property_type": "flat", "bedrooms": 2}""".formatted(address));
    }

    private void archive(String id) {
        var tag = admin.get("/api/v1/properties/" + id).tag();
        assertThat(admin.with("If-Match", tag)
                        .send("POST", "/api/v1/properties/" + id + "/archive", null)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aCursorIsOfItsListFilterAndOrderAndNobodyMakesOneUp() {
        for (int i = 0; i < 3; i++) {
            property(i + " High Street");
        }
        var address = "/api/v1/properties?town=Leeds&sort=address&size=1";
        var cursor = admin.get(address).json().path("next_cursor").asString();
        assertThat(admin.get(address + "&cursor=" + cursor).status()).isEqualTo(200);
        assertThat(admin.get(address.replace("size=1", "size=2") + "&fields=id&total=no&cursor=" + cursor)
                        .status())
                .as("another size and other fields of the same list")
                .isEqualTo(200);
        var made = new HashSet<>(List.of(
                address.replace("Leeds", "York") + "&cursor=" + cursor,
                address.replace("&town=Leeds", "").replace("town=Leeds&", "") + "&cursor=" + cursor,
                address.replace("sort=address", "sort=-address") + "&cursor=" + cursor,
                address.replace("sort=address", "sort=town") + "&cursor=" + cursor,
                "/api/v1/listings?town=Leeds&sort=address&size=1&cursor=" + cursor,
                address + "&cursor=" + cursor.substring(1),
                address + "&cursor=" + cursor.toUpperCase(Locale.ROOT),
                address + "&cursor=" + cursor + "AAAA",
                address + "&cursor=nonsense",
                address + "&cursor=%F0%9F%8F%A0"));
        for (var other : made) {
            var refused = admin.get(other);
            assertThat(refused.status()).as(other).isEqualTo(400);
            assertThat(refused.fields()).as(other).containsExactly("cursor");
        }
        var both = admin.get(address + "&page=2&cursor=" + cursor);
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.fields()).containsExactly("page");
    }

    @Test
    void aParameterOfOneValueIsSaidOnce() {
        for (int i = 0; i < 3; i++) {
            property(i + " High Street");
        }
        var address = "/api/v1/properties?size=1&sort=";
        var cursor = admin.get(address + "address").json().path("next_cursor").asString();
        for (var order : List.of("address&sort=-created", "-created&sort=address", "address&sort=address", "&sort=")) {
            for (var asked : List.of(address + order, address + order + "&cursor=" + cursor)) {
                var refused = admin.get(asked);
                assertThat(refused.status()).as(asked + refused).isEqualTo(400);
                assertThat(refused.fields()).as(asked).contains("sort");
            }
        }
        assertThat(admin.get("/api/v1/properties?page=1&page=x&town=Leeds&town=York")
                        .fields())
                .containsExactlyInAnyOrder("page", "town");
        assertThat(admin.get("/api/v1/kpis?period=quarter&period=month").fields())
                .containsExactly("period");
        assertThat(admin.get("/api/v1/listings?status=draft&status=let&property_type=flat&property_type=house")
                        .status())
                .as("one or more of a kind")
                .isEqualTo(200);
    }
}
