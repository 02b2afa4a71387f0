package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.PlanRows;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.platform.database.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The statements the desk really sends, explained over 100,000 listings of one agency. */
@DeskTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryPlanTests {

    private static final int SIZE = 100_000;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private ListingService listings;

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
        long landlord = agencies.landlord(agency, "Ann", "Archer");
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local maintenance_work_mem = '128MB'");
            statement.execute("select set_config('latchkey.agency', '%d', true)".formatted(agency.id()));
            statement.execute("""
                    insert into property (id, agency_id, address, town, property_type, bedrooms, epc_exempt, created_at,
                           updated_at, version)
                    select 1000000000 + n, %d, n || ' Mill Lane', 'York', 'FLAT', 1, false, now(), now(), 0
                      from generate_series(1, 10000) n""".formatted(agency.id()));
            // Built anew over the filled table, in this one transaction, the indexes take a tenth of the time.
            var indexes = new LinkedHashMap<String, String>();
            try (var rows = statement.executeQuery("""
                    select indexrelid::regclass, pg_get_indexdef(indexrelid) from pg_index
                     where indrelid = 'listing'::regclass and not indisunique order by 1""")) {
                while (rows.next()) {
                    indexes.put(rows.getString(1), rows.getString(2));
                }
            }
            for (var index : indexes.keySet()) {
                statement.execute("drop index " + index);
            }
            statement.execute("alter table listing disable trigger listing_writes_search_text");
            statement.execute("""
                    insert into listing (id, agency_id, property_id, branch_id, negotiator_id, landlord_id, status,
                           status_since, let_type, address, town, postcode, outcode, property_type, bedrooms, furnishing,
                           rent_pence, rent_frequency, available_from, pets_considered, first_available_on, created_at,
                           updated_at, version, branch_name, negotiator_name, search_text)
                    select 1000000000 + n, %1$d, 1000000000 + n %% 10000 + 1, case when n %% 2 = 0 then %2$d else %3$d end,
                           case n %% 3 when 0 then %4$d when 1 then %5$d end, case when n %% 7 > 0 then %6$d end,
                           (array ['DRAFT', 'AVAILABLE', 'AVAILABLE', 'LET', 'LET', 'WITHDRAWN', 'CLOSED'])[1 + n %% 7],
                           now(), 'LONG', street, (array ['Bristol', 'Leeds', 'York', 'Bath', 'Oxford'])[1 + n * 31 %% 50 %% 5]
                           || case when n %% 11 > 1 then ' ' || n %% 97 else '' end,
                           'BS' || n %% 90 + 1 || ' 4AB', 'BS' || n %% 90 + 1,
                           (array ['FLAT', 'HOUSE', 'TERRACED', 'STUDIO'])[1 + n %% 4], n %% 6,
                           (array ['FURNISHED', 'UNFURNISHED', null])[1 + n %% 3], 50000 + n * 37 %% 3000 * 100, 'MONTHLY',
                           case when n %% 4 > 0 then date '2026-01-01' + n %% 700 end, n %% 2 = 0,
                           date '2024-01-01' + n %% 1000, now(), now(), 0,
                           case when n %% 2 = 0 then 'North' else 'South' end,
                           case n %% 3 when 0 then 'Test Agent' when 1 then 'Test Manager' end,
                           ' ' || lower(concat_ws(' ', street, 'BS' || n %% 90 + 1 || ' 4AB', 'BS' || n %% 90 + 1 || '4AB'))
                      from generate_series(1, %7$d) n,
                           lateral (select n %% 400 || ' ' || initcap(translate(to_hex(n * 7919 %% 900), '0123456789', 'ghijklmnop'))
                           || 'wood Street' as street) s""".formatted(
                            agency.id(),
                            agency.branchId(),
                            agency.otherBranchId(),
                            agency.agent().id(),
                            agency.manager().id(),
                            landlord,
                            SIZE));
            statement.execute("alter table listing enable trigger listing_writes_search_text");
            for (var definition : indexes.values()) {
                statement.execute(definition);
            }
            connection.commit();
        }
        asOwner("vacuum analyze listing");
        asOwner("vacuum analyze property");
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
    void readsTheFirstPageOfEverySortFromAnIndex(Column column) throws SQLException {
        for (boolean ascending : new boolean[] {true, false}) {
            var plan = page(ListingFilter.ALL, new ListingSort(column, ascending));
            assertThat(plan.scanned()).as("%s %s\n%s", column, ascending, plan).isLessThan(400);
        }
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void readsAPageInTheDepthOfEverySortFromAnIndex(Column column) throws SQLException {
        for (boolean ascending : new boolean[] {true, false}) {
            var sort = new ListingSort(column, ascending);
            for (int offset : new int[] {SIZE / 10, SIZE / 2, SIZE - 60}) {
                listings.rows(ListingFilter.ALL, sort, offset, 50);
                statements.reset();
                assertThat(listings.rows(ListingFilter.ALL, sort, offset, 50)).hasSize(50);
                var plan = explain();
                assertThat(plan.scanned())
                        .as("%s from %d\n%s", sort, offset, plan)
                        .isLessThan(400);
            }
        }
    }

    @Test
    void looksForCommonWordsInTheListsOwnOrder() throws SQLException {
        var street = ListingFilter.ofText("street");
        var plan = page(street, new ListingSort(Column.RENT, true));
        assertThat(plan.toString()).contains("listing_by_rent");
        assertThat(plan.scanned()).as("%s", plan).isLessThan(400);
    }

    @Test
    void answersTheEverydayQuestionFromItsOwnIndex() throws SQLException {
        var everyday = new ListingFilter(
                "",
                Set.of(ListingStatus.AVAILABLE),
                2,
                2,
                1_000_00L,
                1_500_00L,
                Set.of(),
                "",
                "",
                Set.of(),
                null,
                null,
                null,
                ListingMoments.ANY);
        var cheapestFirst = page(everyday, new ListingSort(Column.RENT, true));
        assertThat(cheapestFirst.toString()).containsAnyOf("listing_available", "listing_search");
        assertThat(cheapestFirst.scanned()).as("%s", cheapestFirst).isLessThanOrEqualTo(150);
        var dearestFirst = page(everyday, new ListingSort(Column.RENT, false));
        assertThat(dearestFirst.scanned()).as("%s", dearestFirst).isLessThan(2_000);
        var count = count(everyday);
        assertThat(count.toString()).containsAnyOf("listing_available", "listing_search");
        assertThat(count.scanned()).as("%s", count).isLessThan(2_000);
    }

    @ParameterizedTest
    @CsvSource({
        "Bristol,      '',    listing_by_town_key",
        "OXFORD,       '',    listing_by_town_key",
        "'',           BS17,  listing_by_outcode",
        "'',           bs9,   listing_by_outcode"
    })
    void countsATownOrAnOutcodeFromItsIndex(String town, String outcode, String index) throws SQLException {
        var filter = new ListingFilter(
                "",
                Set.of(),
                null,
                null,
                null,
                null,
                Set.of(),
                town,
                outcode,
                Set.of(),
                null,
                null,
                null,
                ListingMoments.ANY);
        var count = count(filter);
        assertThat(count.toString()).contains(index);
        assertThat(count.scanned()).as("%s", count).isLessThan(15_000);
        page(filter, ListingSort.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource({"17 gijwood", "Abwod strete", "BS124AB 391"})
    void findsTextThroughTheTrigrams(String text) throws SQLException {
        var filter = ListingFilter.ofText(text);
        assertThat(page(filter, ListingSort.DEFAULT).scanned()).isLessThan(2_000);
        statements.reset();
        assertThat(listings.count(filter)).isPositive();
        assertThat(statements.sent()).as("counted when it was found").isEmpty();

        var before = scans();
        agencies.within(agency.id(), () -> {
            assertThat(database.queryForList("select find_listings(?)", text)).hasSizeBetween(1, 5_000);
            database.queryForList("select pg_stat_force_next_flush()");
            return 0;
        });
        var after = scans();
        assertThat(after.trigrams()).as("scans of the trigram index").isGreaterThan(before.trigrams());
        assertThat(after.sequential()).as("scans of the whole table").isEqualTo(before.sequential());
    }

    /** Planned once for all values, a statement that is sent often would lose the partial indexes. */
    @Test
    void plansEveryStatementForItsOwnValues() throws SQLException {
        var filter = new ListingFilter(
                "",
                Set.of(ListingStatus.AVAILABLE),
                2,
                2,
                1_000_00L,
                1_010_00L,
                Set.of(),
                "",
                "",
                Set.of(),
                null,
                null,
                null,
                ListingMoments.ANY);
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.executeWithoutResult(status -> {
            long before = genericPlans();
            for (int i = 0; i < 20; i++) {
                listings.count(filter);
                listings.rows(filter, new ListingSort(Column.RENT, true), 0, 50);
            }
            assertThat(genericPlans()).isEqualTo(before);
        });
    }

    /** Of this connection so far. */
    private long genericPlans() {
        return Objects.requireNonNull(database.queryForObject(
                "select coalesce(sum(generic_plans), 0) from pg_prepared_statements where statement like '%listing%$1%'",
                Long.class));
    }

    private record Scans(long trigrams, long sequential) {}

    private Scans scans() throws SQLException {
        var owner = TestDatabase.get().owner();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), owner.user(), owner.password());
                var statement = connection.createStatement();
                var row = statement.executeQuery("""
                        select i.idx_scan, t.seq_scan
                          from pg_stat_user_indexes i join pg_stat_user_tables t on t.relid = i.relid
                         where i.indexrelname = 'listing_text_search'""")) {
            row.next();
            return new Scans(row.getLong(1), row.getLong(2));
        }
    }

    private Plan page(ListingFilter filter, ListingSort sort) throws SQLException {
        listings.rows(filter, sort, 0, 50);
        statements.reset();
        assertThat(listings.rows(filter, sort, 0, 50)).isNotEmpty();
        return explain();
    }

    private Plan count(ListingFilter filter) throws SQLException {
        statements.reset();
        assertThat(listings.count(filter)).isPositive();
        return explain();
    }

    /** What was just sent, with the values it was sent with. */
    private Plan explain() throws SQLException {
        // The boundaries of a long list are read behind, for jumps to come.
        var all = statements.sent().stream()
                .filter(statement -> !statement.sql().contains("row_number()"))
                .toList();
        assertThat(all).hasSize(1);
        var sent = all.getFirst();
        var login = TestDatabase.get().application();
        try (var connection = DriverManager.getConnection(TestDatabase.get().url(), login.user(), login.password())) {
            connection.setAutoCommit(false);
            try (var wall = connection.prepareStatement("select set_config('latchkey.agency', ?, true)")) {
                wall.setString(1, Long.toString(agency.id()));
                wall.execute();
            }
            try (var explain = connection.prepareStatement("explain (analyze, format json) " + sent.sql())) {
                for (int i = 0; i < sent.parameters().size(); i++) {
                    explain.setObject(i + 1, sent.parameters().get(i));
                }
                try (var row = explain.executeQuery()) {
                    row.next();
                    var plan = new Plan(json.readTree(row.getString(1)).get(0).get("Plan"));
                    assertThat(plan.readsAllListings()).as("%s", plan).isFalse();
                    return plan;
                }
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

    private record Plan(JsonNode node) {

        boolean readsAllListings() {
            return (text("Node Type").contains("Seq Scan")
                            && text("Relation Name").equals("listing"))
                    || children().anyMatch(Plan::readsAllListings);
        }

        /** Rows of listings and index entries of them that were looked at. */
        long scanned() {
            return PlanRows.scanned(node, "listing");
        }

        private Stream<Plan> children() {
            JsonNode plans = node.get("Plans");
            return plans == null
                    ? Stream.empty()
                    : StreamSupport.stream(plans.spliterator(), false).map(Plan::new);
        }

        private String text(String name) {
            @Nullable JsonNode value = node.get(name);
            return value == null ? "" : value.asString();
        }

        @Override
        public String toString() {
            return node.toPrettyString();
        }
    }
}
