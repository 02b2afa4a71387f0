package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.metrics.DatabaseService.TableState;
import app.latchkey.metrics.DatabaseService.TopStatement;
import app.latchkey.metrics.RoundTrip.Action;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import com.github.benmanes.caffeine.cache.Cache;
import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.DefaultMockMvcBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the pages say is what somebody else counts, too. */
@DeskTest
class MetricsServiceTests {

    @Autowired
    private RequestService requests;

    @Autowired
    private DatabaseService database;

    @Autowired
    private CacheService caches;

    @Autowired
    private SystemService system;

    @Autowired
    private JobService jobs;

    @Autowired
    private HealthService health;

    @Autowired
    private MeasureService measures;

    @Autowired
    private Sampler sampler;

    @Autowired
    private List<OffersCache> offers;

    @Autowired
    private DataSource connections;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private WebApplicationContext context;

    @BeforeEach
    void signIn() {
        Agencies.signIn(new SignedIn(1, null, null, "root@example.org", "Root", Role.SUPERUSER, true, null));
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private MockMvc web() {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(SecurityMockMvcConfigurers.springSecurity())
                .<DefaultMockMvcBuilder>addFilters(new RequestIdFilter(), context.getBean(RoundTripFilter.class))
                .build();
    }

    private long counted(String route) {
        return requests.rows().stream()
                .filter(row -> row.name().equals(route))
                .mapToLong(RequestRow::count)
                .sum();
    }

    @Test
    void countsExactlyTheRequestsThatWereSent() throws Exception {
        var web = web();
        long before = counted("/actuator/health");
        long awaited = requests.now().awaited();
        for (int i = 0; i < 25; i++) {
            web.perform(get("/actuator/health"));
        }
        signIn();
        assertThat(counted("/actuator/health") - before).isEqualTo(25);
        assertThat(requests.now().awaited() - awaited)
                .as("nobody waits for a probe")
                .isZero();
        assertThat(requests.now().inProgress()).isZero();
        assertThat(requests.rows())
                .filteredOn(row -> row.name().equals("/actuator/health"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.action()).isEqualTo(Action.PROBE);
                    assertThat(row.p50()).isPositive().isLessThanOrEqualTo(row.p95());
                    assertThat(row.mostStatements()).isPositive();
                });
    }

    @Test
    void thePoolIsWhatThePoolSays() throws SQLException {
        var hikari = connections.unwrap(HikariDataSource.class);
        try (var one = hikari.getConnection();
                var two = hikari.getConnection()) {
            assertThat(one).isNotSameAs(two);
            var state = database.pool();
            var own = hikari.getHikariPoolMXBean();
            assertThat(state.active()).isEqualTo(own.getActiveConnections()).isGreaterThanOrEqualTo(2);
            assertThat(state.limit()).isEqualTo(hikari.getMaximumPoolSize());
            assertThat(state.waiting()).isEqualTo(own.getThreadsAwaitingConnection());
            sampler.sample();
            assertThat(measures.latest(Series.POOL_ACTIVE)).isGreaterThanOrEqualTo(2);
            assertThat(measures.latest(Series.POOL))
                    .isCloseTo(100 * measures.latest(Series.POOL_ACTIVE) / state.limit(), within(0.01));
        }
    }

    @Test
    @SuppressWarnings("unchecked") // asks for what cannot be there
    void cachesAreWhatTheyCountThemselvesAndCanBeCleared() {
        for (var offer : offers) {
            var name = offer.offered().name();
            var own = (Cache<Object, Object>) offer.offered().cache();
            assertThat(own.getIfPresent("never there " + UUID.randomUUID())).isNull();
            var stats = own.stats();
            var now = caches.caches().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            assertThat(now.misses()).isEqualTo(stats.missCount());
            assertThat(now.hits()).isEqualTo(stats.hitCount());
            assertThat(now.hitRate()).isCloseTo(100 * stats.hitRate(), within(1e-9));
            assertThat(now.evictions()).isEqualTo(stats.evictionCount());
            caches.clear(name);
            assertThat(own.asMap()).isEmpty();
        }
        assertThat(caches.caches())
                .extracting(CacheState::name)
                .containsExactly(
                        "api-answers",
                        "api-tokens",
                        "kpis",
                        "listing-counts",
                        "listing-pages",
                        "listing-texts",
                        "user-statistics");
    }

    @Test
    void aSlowStatementIsKept() {
        jdbc.sql("select pg_sleep(0.15), :who")
                .param("who", "Margaret Hale")
                .query((row, number) -> 1)
                .single();
        assertThat(database.slowStatements())
                .filteredOn(kept -> kept.sql().contains("pg_sleep(0.15)"))
                .first()
                .satisfies(kept -> {
                    assertThat(kept.millis()).isBetween(150.0, 5_000.0);
                    assertThat(kept.sql()).doesNotContain("Hale");
                });
        assertThat(database.top(TopStatement.By.MEAN)).isPresent();
    }

    @Test
    void theDatabaseTellsOfItselfWithOneStatementEach() {
        assertThat(database.server().use()).isBetween(1.0, 100.0);
        assertThat(database.tables()).extracting(TableState::name).contains("listing");
        assertThat(database.indexes())
                .filteredOn(index -> index.name().equals("scheduled_tasks_by_heartbeat"))
                .isNotEmpty();
        assertThat(database.indexes())
                .filteredOn(index -> index.name().equals("listing_pkey"))
                .noneMatch(DatabaseService.IndexState::isUnused);
        statements.reset();
        database.server();
        database.top(TopStatement.By.TOTAL);
        database.top(TopStatement.By.MEAN);
        database.tables();
        database.indexes();
        database.longTransactions();
        database.lockWaits();
        assertThat(statements.statements()).hasSize(7);
    }

    @Test
    void longTransactionsAndLocksThatAreWaitedForAreSeen() throws SQLException {
        var id = "held-" + UUID.randomUUID();
        try (var holder = connections.getConnection();
                var waiter = connections.getConnection()) {
            holder.setAutoCommit(false);
            waiter.setAutoCommit(false);
            try (var lock = holder.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
                lock.setString(1, id);
                lock.execute();
            }
            var waiting = Thread.ofVirtual().start(() -> {
                try (var lock = waiter.prepareStatement("select pg_advisory_xact_lock(hashtext(?))")) {
                    lock.setString(1, id);
                    lock.execute();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Awaitility.await()
                    .pollInSameThread()
                    .untilAsserted(() -> assertThat(database.lockWaits()).isNotEmpty());
            Awaitility.await()
                    .pollInSameThread()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(database.longTransactions()).isNotEmpty());
            assertThat(database.longTransactions().getFirst().seconds()).isGreaterThan(5);
            assertThat(database.lockWaits()).anyMatch(DatabaseService.LockWait::lasts);
            sampleAMinute();
            assertThat(measures.latest(Series.LONG_TRANSACTION)).isBetween(5.0, 300.0);
            assertThat(measures.latest(Series.LOCKS)).isBetween(1.0, 100.0);
            holder.rollback();
            Awaitility.await().until(() -> !waiting.isAlive());
            waiter.rollback();
        }
    }

    @Test
    void whatIsInMemoryCostsNoStatement() {
        statements.reset();
        requests.now();
        requests.rows();
        requests.slowest();
        requests.objectives();
        database.pool();
        database.slowStatements();
        caches.caches();
        system.state();
        health.last();
        measures.lastHour(Series.CPU);
        assertThat(statements.statements()).isEmpty();
    }

    private void sampleAMinute() {
        for (int i = 0; i < SampleRing.OF_MINUTE; i++) {
            sampler.sample();
        }
    }

    @Test
    void deadRowsTellOfTablesThatAreLargeEnoughToBeCleared() {
        var small = new TableState("agency", 1, 1, 10, 990);
        var large = new TableState("listing", 1, 1, 30_000, 10_000);
        assertThat(TableState.deadShare(List.of(small))).isNaN();
        assertThat(TableState.deadShare(List.of(small, large))).isEqualTo(25);
    }

    @Test
    void aSampleAsksTheDatabaseOnceAMinuteAlone() {
        sampler.sample();
        int mostOfSix = 0;
        int withStatements = 0;
        for (int i = 0; i < SampleRing.OF_MINUTE; i++) {
            statements.reset();
            sampler.sample();
            int sent = statements.statements().size();
            mostOfSix = Math.max(mostOfSix, sent);
            withStatements += sent > 0 ? 1 : 0;
        }
        assertThat(withStatements).isEqualTo(1);
        assertThat(mostOfSix).isLessThanOrEqualTo(4);
        assertThat(measures.latest(Series.HEAP)).isBetween(1.0, 100.0);
        assertThat(measures.latest(Series.SERVER_CONNECTIONS)).isBetween(0.1, 100.0);
        assertThat(measures.latest(Series.DATABASE_HIT)).isBetween(0.1, 100.0);
        assertThat(measures.latest(Series.LONG_TRANSACTION)).isBetween(0.0, 1_000.0);
        assertThat(measures.latest(Series.LOCKS)).isBetween(0.0, 100.0);
        assertThat(measures.latest(Series.DISK)).isPositive();
    }

    @Test
    void jobsAreThoseOfTheTableAndCanBeHurried() {
        var instance = UUID.randomUUID().toString();
        jdbc.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, consecutive_failures,
                            last_failure, version)
                        values ('unheard-of', :instance, :due, false, 3, :due, 1)""")
                .param("instance", instance)
                .param("due", Timestamp.from(Instant.now(Clock.systemUTC()).plusSeconds(86_400)))
                .update();
        try {
            assertThat(jobs.jobs())
                    .filteredOn(job -> job.instance().equals(instance))
                    .singleElement()
                    .satisfies(job -> assertThat(job.failures()).isEqualTo(3));
            assertThat(jobs.queue().failed())
                    .isEqualTo(jdbc.sql("select count(*) from scheduled_tasks where consecutive_failures > 0")
                            .query(Integer.class)
                            .single());
            assertThat(jobs.hurry("unheard-of", instance)).isTrue();
            assertThat(jobs.hurry("unheard-of", "no such one")).isFalse();
        } finally {
            jdbc.sql("delete from scheduled_tasks where task_name = 'unheard-of'")
                    .update();
        }
    }

    @Test
    void everyCheckHasAResultAndAMoment() {
        assertThat(health.check())
                .extracting(HealthService.Check::name)
                .containsExactly("cache", "database", "disk", "history", "jobs", "rateLimiter");
        assertThat(health.last())
                .hasSize(6)
                .allSatisfy(check -> assertThat(check.isUp())
                        .as("%s: %s", check.name(), check.details())
                        .isTrue());
    }

    @Test
    void recordsAFlightAndHandsItOutOnceWithoutSecrets() throws IOException {
        var recorder = new FlightRecorder(Clock.systemUTC());
        assertThat(recorder.start(Duration.ofSeconds(2))).isTrue();
        assertThat(recorder.start(Duration.ofSeconds(2)))
                .as("a second one beside it")
                .isFalse();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(recorder::isReady);
        var file = new ByteArrayOutputStream();
        assertThat(recorder.hand(file)).isTrue();
        assertThat(file.size()).isGreaterThan(10_000);
        assertThat(file.toString(StandardCharsets.ISO_8859_1)).startsWith("FLR").doesNotContain("JAVA_HOME=");
        assertThat(recorder.hand(file)).isFalse();
    }
}
