package app.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.PlanRows;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryRow.Place;
import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page of history looks at among a hundred thousand events, whatever is asked for and wherever it lies. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryPlanTests {

    private static final int SIZE = 100_000;

    @Autowired
    private HistorySearch history;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private JsonMapper json;

    private TestAgency agency;
    private long job;

    /** An import of half of it, long ago; edits by a few people; one kind, one field and one person that are rare and old. */
    @BeforeAll
    void fill() throws SQLException {
        agency = agencies.create();
        job = agencies.within(
                agency.id(),
                () -> database.queryForObject(
                        """
                insert into import_job (id, agency_id, branch_id, kind, file_name, file_bytes, checksum, status, mapping,
                       rows_total, rows_rejected, rows_imported, requested_by_id, requested_by_name, created_at, version)
                values (nextval('import_job_seq'), ?, ?, 'LISTINGS', 'a.csv', 1, 'x', 'UPLOADED', '{}', 1, 0, 0, ?, 'Test', now(), 0)
                returning id""",
                        Long.class,
                        agency.id(),
                        agency.branchId(),
                        agency.agent().id()));
        agencies.within(agency.id(), () -> {
            ManyRows.announce(JdbcClient.create(database));
            return database.update(
                    """
                insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type, entity_id, changes,
                       import_id)
                select nextval('history_event_seq'), ?,
                       case when n % 2 = 0 then timestamptz '2026-03-01Z' + n / 1000 * interval '1 second'
                            else timestamptz '2026-01-01Z' + n * interval '2 minutes' end,
                       case when n = 11 then cast(? as bigint) else ? end, 'Ann',
                       case when n % 2 = 0 then 'IMPORTED' else 'CHANGED' end,
                       case when n in (3, 5) then 'Rare' else 'Listing' end, n % 40000,
                       case when n in (7, 9) then '[{"field": "rare", "before": "1", "after": "2"}]'::jsonb
                            else '[{"field": "rent", "before": "1", "after": "2"}]' end,
                       case when n % 2 = 0 then cast(? as bigint) end
                  from generate_series(1, ?) n""", agency.id(), agency.viewer().id(), agency.agent().id(), job, SIZE);
        });
        asOwner("vacuum analyze history_event");
    }

    @BeforeEach
    void signIn() {
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void readsAPageOfEveryFilterFromItsIndex() {
        var march = LocalDate.of(2026, 3, 1);
        var filters = Map.of(
                "all", HistoryFilter.ALL,
                "a person", new HistoryFilter(agency.viewer().id(), "", null, "", "", null, null, null),
                "a kind", new HistoryFilter(null, "Rare", null, "", "", null, null, null),
                "no such kind", new HistoryFilter(null, "None", null, "", "", null, null, null),
                "an event", new HistoryFilter(null, "", null, "", "CHANGED", null, null, null),
                "a common field", new HistoryFilter(null, "", null, "rent", "", null, null, null),
                "a record", new HistoryFilter(null, "Listing", 77L, "", "", null, null, null),
                "an import", new HistoryFilter(null, "", null, "", "", job, null, null),
                "a day", new HistoryFilter(null, "", null, "", "", null, march, march));
        filters.forEach((name, filter) -> {
            var plan = page(filter, null);
            assertThat(PlanRows.scanned(plan, "history_event"))
                    .as("%s\n%s", name, plan)
                    .isLessThan(2_500);
        });
    }

    @Test
    void goesOnFromAPlaceWhateverLiesBeforeIt() {
        var deep = new Place(Instant.parse("2026-01-20T00:00:00Z"), 0);
        for (var filter : List.of(
                HistoryFilter.ALL,
                new HistoryFilter(null, "Listing", null, "", "", null, null, null),
                new HistoryFilter(null, "", null, "rent", "", null, null, null),
                new HistoryFilter(agency.agent().id(), "", null, "", "", null, null, null))) {
            var plan = page(filter, deep);
            assertThat(PlanRows.scanned(plan, "history_event"))
                    .as("%s\n%s", filter, plan)
                    .isBetween(50L, 500L);
        }
    }

    private JsonNode page(HistoryFilter filter, @Nullable Place place) {
        statements.reset();
        history.page(filter, place, 0, 50);
        assertThat(statements.sent()).hasSize(1);
        var sent = statements.sent().getFirst();
        var plan = agencies.within(
                agency.id(),
                () -> database.queryForObject(
                        "explain (analyze, format json) " + sent.sql(),
                        String.class,
                        sent.parameters().toArray()));
        return json.readTree(String.valueOf(plan)).get(0).get("Plan");
    }

    private static void asOwner(String sql) throws SQLException {
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
