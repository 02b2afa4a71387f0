package app.latchkey.users;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.PlanRows;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.platform.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements the list really sends, explained over many people of one agency. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UserPlanTests {

    private static final int SIZE = 40_000;

    @Autowired
    private UserService users;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private JsonMapper json;

    private TestAgency agency;

    @BeforeAll
    void fill() throws SQLException {
        agency = agencies.create();
        agencies.within(agency.id(), () -> database.update("""
                insert into users (id, agency_id, email, name, role, status, last_sign_in_at, created_at, version)
                select nextval('users_seq'), ?, 'p' || n || '@many.example',
                       initcap(translate(to_hex(n * 7919 % 40009), '0123456789', 'ghijklmnop')) || ' Person ' || n, 'AGENT',
                       'ACTIVE', case when n % 400 > 0 then now() - n % 400 * interval '1 day' end, now(), 0
                  from generate_series(1, ?) n""", agency.id(), SIZE));
        asOwner("vacuum analyze users");
    }

    @BeforeEach
    void signIn() {
        Agencies.signIn(agency.admin());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @ParameterizedTest
    @ValueSource(strings = {"p31234@many", "person 31234", "prson 31234"})
    void findsWordsThroughTheTrigrams(String text) throws SQLException {
        var before = scans("users_text_search");
        var filter = new UserFilter(text, Set.of(), Set.of(), null, Set.of());
        assertThat(PlanRows.scanned(page(filter), "users")).isLessThan(100);
        agencies.within(agency.id(), () -> database.queryForList("select pg_stat_force_next_flush()"));
        assertThat(scans("users_text_search")).isGreaterThan(before);
    }

    @Test
    void countsThoseOfTheLastDaysFromAnIndex() {
        var filter = new UserFilter("", Set.of(), Set.of(), null, Set.of(LastSignIn.WITHIN_7_DAYS));
        statements.reset();
        assertThat(users.count(filter)).isGreaterThan(500);
        assertThat(explain().toString()).contains("users_by_sign_in");
    }

    private JsonNode page(UserFilter filter) {
        statements.reset();
        assertThat(users.rows(filter, UserSort.DEFAULT, 0, 50)).isNotEmpty();
        return explain();
    }

    /** What was just sent, with the values it was sent with. */
    private JsonNode explain() {
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

    private static long scans(String index) throws SQLException {
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var query = connection.prepareStatement(
                        "select idx_scan from pg_stat_user_indexes where indexrelname = ?")) {
            query.setString(1, index);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void asOwner(String sql) throws SQLException {
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
