package app.latchkey.properties;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.PlanRows;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.platform.database.TestDatabase;
import app.latchkey.properties.PropertySort.Column;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements the list really sends, explained over many properties of one agency. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PropertyPlanTests {

    private static final int SIZE = 60_000;

    @Autowired
    private PropertyService properties;

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
        agencies.within(agency.id(), () -> {
            database.update("""
                    insert into property (id, agency_id, address, town, postcode, outcode, property_type, bedrooms, epc_exempt,
                           created_at, updated_at, version, owner_names)
                    select 2000000000 + n, ?, n % 400 || ' ' || initcap(translate(to_hex(n * 7919 % 900), '0123456789',
                           'ghijklmnop')) || 'wood Street', (array ['Bristol', 'Leeds', 'York', 'Bath', 'Oxford'])[1 + n % 5]
                           || case when n % 11 > 1 then ' ' || n % 97 else '' end,
                           case when n % 3 > 0 then 'BS' || n % 90 + 1 || ' 4AB' end,
                           case when n % 7 > 0 then 'BS' || n % 90 + 1 end,
                           (array ['FLAT', 'HOUSE', 'TERRACED', 'STUDIO'])[1 + n % 4], n % 6, false, now(), now(), 0, case when n % 50 > 0 then 'Ann Archer' end
                      from generate_series(1, ?) n where n % 7 > 0 or n % 3 = 0""", agency.id(), SIZE);
            database.update("""
                    insert into listing (id, agency_id, property_id, branch_id, status, status_since, let_type, address, town,
                           property_type, bedrooms, rent_pence, rent_frequency, pets_considered, first_available_on,
                           created_at, updated_at, version, search_text)
                    select nextval('listing_seq'), agency_id, id, ?, case when id % 12 = 0 then 'AVAILABLE' else 'LET' end,
                           now(), 'LONG', address, town, property_type, bedrooms, 100000, 'MONTHLY', false, now(), now(),
                           now(), 0, '' from property where id % 3 = 0""", agency.branchId());
            return 0;
        });
        asOwner("vacuum analyze property");
        asOwner("vacuum analyze listing");
    }

    @BeforeEach
    void signIn() {
        Agencies.signIn(agency.agent());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void readsTheFirstPageOfEverySortFromAnIndex(Column column) {
        for (boolean ascending : new boolean[] {true, false}) {
            var plan = page(PropertyFilter.ALL, new PropertySort(column, ascending));
            assertThat(PlanRows.scanned(plan, "property"))
                    .as("%s %s\n%s", column, ascending, plan)
                    .isLessThan(400);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Bristol, '',   false, false, property_by_town_key",
        "OXFORD,  '',   false, false, property_by_town_key",
        "'',      BS17, false, false, property_by_outcode",
        "'',      bs9,  false, false, property_by_outcode",
        "'',      '',   true,  false, listing_on_market_by_property",
        "'',      '',   false, true,  property_without_owner"
    })
    void countsFromTheIndexOfItsCondition(
            String town, String outcode, boolean onMarket, boolean withoutOwner, String index) {
        var filter = new PropertyFilter("", Set.of(), null, null, town, outcode, onMarket, withoutOwner, false);
        assertThat(count(filter).toString()).contains(index);
        assertThat(PlanRows.scanned(page(filter, PropertySort.DEFAULT), "property"))
                .isLessThan(SIZE / 4);
    }

    @ParameterizedTest
    @CsvSource({"17 gijwood", "Abwod strete", "BS124AB 391"})
    void findsTextThroughTheTrigrams(String text) throws SQLException {
        var before = trigramScans();
        assertThat(PlanRows.scanned(page(PropertyFilter.ofText(text), PropertySort.DEFAULT), "property"))
                .isLessThan(2_000);
        agencies.within(agency.id(), () -> database.queryForList("select pg_stat_force_next_flush()"));
        assertThat(trigramScans()).isGreaterThan(before);
    }

    @Test
    void findsAnOwnersPropertiesThroughTheTrigrams() {
        assertThat(count(PropertyFilter.ofText("ann archer 17 gijwood")).toString())
                .doesNotContain("Seq Scan");
    }

    private JsonNode page(PropertyFilter filter, PropertySort sort) {
        statements.reset();
        assertThat(properties.rows(filter, sort, 0, 50)).isNotEmpty();
        return explain();
    }

    private JsonNode count(PropertyFilter filter) {
        statements.reset();
        assertThat(properties.count(filter)).isPositive();
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
        var tree = json.readTree(String.valueOf(plan)).get(0).get("Plan");
        assertThat(tree.toString()).as("a plan without reading everything").doesNotContain("Seq Scan");
        return tree;
    }

    private static long trigramScans() throws SQLException {
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select idx_scan from pg_stat_user_indexes where indexrelname = 'property_text_search'")) {
            row.next();
            return row.getLong(1);
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
