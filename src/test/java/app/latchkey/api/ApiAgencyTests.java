package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Another agency's records are not there, at whichever address they are asked for. */
@DeskTest
class ApiAgencyTests {

    @Autowired
    private Agencies agencies;

    private ApiClient ours;
    private ApiClient theirs;

    /** Of theirs, by the addresses that tell and change them. */
    private Map<String, String> records;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        var client = ApiClient.of(context);
        var agency = agencies.create();
        ours = client.signIn(agencies.create().admin().email(), Agencies.PASSWORD);
        theirs = client.signIn(agency.admin().email(), Agencies.PASSWORD);
        records = new ApiRecords(theirs, agency).all();
    }

    @Test
    void whateverIsAskedOfAnotherAgencysRecordItIsNotThere() {
        var document = ours.get("/api/v1/openapi").json();
        var asked = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        document.path("paths").forEachEntry((path, methods) -> {
            var record = String.valueOf(records.get(path.split("/\\{", 2)[0]));
            if (path.contains("{") && !path.startsWith("/api/v1/kpis")) {
                assertThat(record).as(path).isNotEqualTo("null");
                var address = ApiRecords.address(path, record);
                methods.forEachEntry((method, operation) -> {
                    asked.add(method + " " + path);
                    var example = operation
                            .path("requestBody")
                            .path("content")
                            .path("application/json")
                            .path("example");
                    var answer = ours.with("If-Match", "\"0\"")
                            .send(
                                    method.toUpperCase(java.util.Locale.ROOT),
                                    address,
                                    example.isMissingNode() ? null : example.toString());
                    if (answer.status() != 404 || !answer.problem().equals("not-found")) {
                        wrong.add(method + " " + address + ": " + answer);
                    }
                });
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(asked).hasSizeGreaterThan(25);
        records.forEach((address, record) -> assertThat(
                        theirs.get(address + "/" + record).status())
                .as("asked for by their own " + address)
                .isEqualTo(200));
    }

    @Test
    void noListTellsOfAnotherAgencysRecords() {
        for (var list : List.of("listings", "properties", "contacts", "landlords")) {
            assertThat(ours.get("/api/v1/" + list + "/count")
                            .json()
                            .path("count")
                            .asInt())
                    .as(list)
                    .isZero();
            assertThat(ours.get("/api/v1/" + list).json().path("items").size()).isZero();
            assertThat(ours.get("/api/v1/" + list + "/export").body()).isEmpty();
            assertThat(theirs.get("/api/v1/" + list + "/count")
                            .json()
                            .path("count")
                            .asInt())
                    .isPositive();
        }
        assertThat(ours.get("/api/v1/users").json().path("total").asInt()).isEqualTo(4);
        assertThat(ours.get("/api/v1/imports").json().path("total").asLong()).isZero();
        assertThat(ours.get("/api/v1/imports").json().path("items").size()).isZero();
        assertThat(ours.get("/api/v1/saved-filters").json().path("items").size())
                .isZero();
    }
}
