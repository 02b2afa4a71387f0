package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.context.WebApplicationContext;

/** Whoever changes a record that has versions says which one they saw. */
@DeskTest
class VersionApiTests {

    /** Leaves the record as it is: sends something, or is about how somebody comes in, which no edit of them touches. */
    private static final String NO_CHANGE =
            ".*/(ping|replay|link|sessions|sessions/\\{session}|second-factor|api-tokens)";

    @Autowired
    private Agencies agencies;

    private ApiClient nobody;
    private ApiClient admin;
    private Map<String, String> records;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        TestAgency agency = agencies.create();
        nobody = ApiClient.of(context);
        admin = nobody.standingFor(agency.admin());
        records = new ApiRecords(admin, agency).all();
    }

    @Test
    void everyChangeOfARecordWithVersionsAsksForOne() {
        var document = new ApiDocument(nobody.get("/api/v1/openapi").json());
        var asking = document.operations().stream()
                .filter(operation -> !operation.isRead() && operation.path().contains("{"))
                .filter(operation -> !operation.path().matches(NO_CHANGE))
                .filter(operation -> hasVersions(document, operation.path()))
                .toList();
        assertThat(asking)
                .hasSizeGreaterThan(10)
                .allMatch(operation -> operation.hasParameter("If-Match"), "names a version");
    }

    private static boolean hasVersions(ApiDocument document, String path) {
        var record = path.substring(0, path.indexOf('}') + 1);
        var schema =
                document.json().path("paths").path(record).at("/get/responses/200/content/application~1json/schema");
        return document.schema(schema).path("properties").has("version");
    }

    @Test
    void aPropertyComesBackFromTheArchiveAsItWasSeen() {
        var property = "/api/v1/properties/" + records.get("/api/v1/properties");
        var before = admin.get(property);
        assertThat(admin.with("If-Match", before.tag())
                        .send("POST", property + "/archive", null)
                        .status())
                .isEqualTo(200);
        changes(property, "/restore", before.tag());
        assertThat(admin.get(property).json().path("archived").asBoolean()).isFalse();
    }

    @Test
    void anImportIsCalledOffAsItWasSeen() {
        changes("/api/v1/imports/" + records.get("/api/v1/imports"), "/cancel", "\"99\"");
    }

    private void changes(String record, String step, String stale) {
        var without = admin.send("POST", record + step, null);
        assertThat(without.status()).as(without.toString()).isEqualTo(428);
        assertThat(without.problem()).isEqualTo("version-missing");
        var outdated = admin.with("If-Match", stale).send("POST", record + step, null);
        assertThat(outdated.status()).as(outdated.toString()).isEqualTo(412);
        assertThat(outdated.problem()).isEqualTo("stale");
        var done = admin.with("If-Match", admin.get(record).tag()).send("POST", record + step, null);
        assertThat(done.status()).as(done.toString()).isEqualTo(200);
    }
}
