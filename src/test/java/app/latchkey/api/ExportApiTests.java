package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.exports.Exports;
import app.latchkey.exports.HeldExports;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Lists as files for programs. */
@DeskTest
class ExportApiTests {

    private static final String CONTACTS = "/api/v1/contacts";

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private ApiClient nobody;
    private ApiClient agent;

    @BeforeEach
    void begin(@Autowired WebApplicationContext context) {
        agency = agencies.create();
        nobody = ApiClient.of(context);
        agent = nobody.signIn(agency.agent().email(), Agencies.PASSWORD);
    }

    /** More than are read at once, some with the same name. */
    private void contacts(int number) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                                insert into contact (id, agency_id, kind, first_name, last_name, created_at, updated_at, version)
                                select nextval('contact_seq'), :agency, 'PERSON', '=Ann', 'Archer ' || i / 3, now(), now(), 0
                                  from generate_series(1, :number) i""")
                        .param("agency", agency.id())
                        .param("number", number)
                        .update());
    }

    private Map<String, Object> log() {
        return agencies.within(
                agency.id(),
                () -> database.sql("select * from export_log order by id desc limit 1")
                        .query()
                        .singleRow());
    }

    @Test
    void everyRowOfTheListIsALineOnce() {
        contacts(1_203);
        var lines = agent.get(CONTACTS + "/export?sort=-name");
        assertThat(lines.status()).isEqualTo(200);
        assertThat(lines.header("Content-Type")).startsWith("application/x-ndjson");
        assertThat(lines.header("Content-Disposition")).isEqualTo("attachment; filename=\"contacts.ndjson\"");
        assertThat(lines.header("Cache-Control")).isEqualTo("no-store");
        var json = new JsonMapper();
        var rows = lines.body().lines().map(json::readTree).toList();
        assertThat(rows).hasSize(1_203);
        assertThat(rows.stream().map(row -> row.path("id").asLong())).doesNotHaveDuplicates();
        assertThat(agent.get(CONTACTS + "/count").json().path("count").asInt()).isEqualTo(1_203);
        assertThat(rows.getFirst())
                .isEqualTo(
                        agent.get(CONTACTS + "?sort=-name").json().path("items").get(0));
        assertThat(log())
                .containsEntry("format", "NDJSON")
                .containsEntry("state", "FINISHED")
                .containsEntry("row_count", 1_203L)
                .containsEntry("entity_type", "Contact")
                .containsEntry("by_name", "Test Agent")
                .containsEntry("selection", "sort=-name");
    }

    @Test
    void aTableHasTheColumnsThatWereAskedForAndNoFormulas() {
        contacts(502);
        var table = agent.get(CONTACTS + "/export?format=csv&fields=name,id&sort=name");
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        var lines = table.body().lines().toList();
        assertThat(lines).hasSize(503);
        assertThat(lines.getFirst()).isEqualTo("id,name");
        assertThat(lines.get(1)).matches("\\d+,'=Ann Archer 0");
        assertThat(log()).containsEntry("format", "CSV").containsEntry("row_count", 502L);
    }

    @Test
    void theFilterIsThatOfTheList() {
        contacts(7);
        assertThat(agent.get(CONTACTS + "/export?q=archer%201").body().lines()).hasSize(3);
        var refused = agent.get(CONTACTS + "/export?page=1");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.fields()).containsExactly("page");
        assertThat(agent.get(CONTACTS + "/export?kind=nothing").status()).isEqualTo(400);
    }

    @Test
    void agentsTakeTenThousandRowsAtMostAndNoPartOfMore() {
        contacts(10_001);
        var refused = agent.get(CONTACTS + "/export?fields=id");
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.problem()).isEqualTo("export-too-large");
        assertThat(refused.json().path("detail").asString()).contains("10,000");
        var manager = nobody.signIn(agency.manager().email(), Agencies.PASSWORD);
        assertThat(manager.get(CONTACTS + "/export?fields=id").body().lines()).hasSize(10_001);
    }

    @Test
    void whatFailsBeforeItsFirstRowIsAProblemAndNoFile(@Autowired ApiErrors errors) {
        var response = new MockHttpServletResponse();
        response.setContentType("text/csv; charset=utf-8");
        response.setHeader("Content-Disposition", "attachment");
        var request = new MockHttpServletRequest("GET", CONTACTS + "/export");
        assertThat(errors.resolveException(request, response, null, new RecordMissing()))
                .isNotNull();
        assertThat(response.getStatus()).isEqualTo(404);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getHeader("Content-Disposition")).isNull();
    }

    @Test
    void whatFailsOnItsWayBreaksOff(@Autowired ApiErrors errors) {
        var response = new MockHttpServletResponse();
        response.setCommitted(true);
        var request = new MockHttpServletRequest("GET", CONTACTS + "/export");
        assertThat(errors.resolveException(request, response, null, new IllegalStateException("broke")))
                .as("left to whoever holds the connection")
                .isNull();
        assertThat(errors.resolveException(request, response, null, new IOException("gone")))
                .as("nobody is there to tell")
                .isNotNull();
    }

    @Test
    void whoFindsNoPlaceIsToldWhenToComeAgainAndOtherAgenciesAreServed(@Autowired Exports exports)
            throws InterruptedException {
        var other = agencies.create();
        try (var _ = new HeldExports(exports, agency.manager())) {
            var refused = agent.get(CONTACTS + "/export");
            assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
            assertThat(refused.problem()).isEqualTo("exports-busy");
            assertThat(refused.header("Retry-After")).isEqualTo("30");
            assertThat(refused.header("Content-Disposition")).isNull();
            assertThat(log()).as("who is held").containsEntry("by_name", "Test Manager");
            assertThat(nobody.signIn(other.agent().email(), Agencies.PASSWORD)
                            .get(CONTACTS + "/export")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(agent.get(CONTACTS + "/export").status()).isEqualTo(200);
    }

    @Test
    void historyIsATableToo() {
        var made = agent.post(CONTACTS, "{\"kind\": \"person\", \"first_name\": \"Ann\", \"last_name\": \"Archer\"}");
        assertThat(agent.with("If-Match", made.tag())
                        .patch(String.valueOf(made.header("Location")), "{\"notes\": \"Mornings\"}")
                        .status())
                .isEqualTo(200);
        var admin = nobody.signIn(agency.admin().email(), Agencies.PASSWORD);
        var table = admin.get("/api/v1/history/export?format=csv");
        assertThat(table.status()).as(table.toString()).isEqualTo(200);
        assertThat(table.body().lines().skip(1))
                .hasSizeGreaterThanOrEqualTo(2)
                .anyMatch(line -> line.contains("Mornings"));
    }

    @Test
    void viewersTakeNothing() {
        var viewer = nobody.signIn(agency.viewer().email(), Agencies.PASSWORD);
        for (var list : List.of("contacts", "listings", "properties", "landlords")) {
            assertThat(viewer.get("/api/v1/" + list + "/export").status()).isEqualTo(403);
        }
        assertThat(agencies.within(
                        agency.id(),
                        () -> database.sql("select count(*) from export_log")
                                .query(Long.class)
                                .single()))
                .isZero();
    }
}
