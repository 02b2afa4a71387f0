package app.latchkey.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.listings.Transition;
import app.latchkey.platform.figures.ClosedDays;
import app.latchkey.platform.figures.Kpi;
import app.latchkey.platform.figures.KpiQuestion;
import app.latchkey.platform.figures.KpiScope;
import app.latchkey.platform.figures.Period;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.cache.CacheManager;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DeskTest
class KpiServiceTests {

    @Autowired
    private KpiService kpis;

    @Autowired
    private ClosedDays days;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private CacheManager caches;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;
    private List<Long> stock;

    @BeforeEach
    void begin() {
        agency = agencies.create();
        stock = PlainListings.insert(3, ListingStatus.AVAILABLE, agency, agencies, database);
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    private KpiQuestion thisMonth(KpiScope scope) {
        return kpis.question(scope, new PeriodChoice.Named(NamedPeriod.MONTH));
    }

    private Kpi stockKpi() {
        return kpis.find("stock").orElseThrow();
    }

    private BigDecimal stock() {
        return Objects.requireNonNull(
                kpis.get(stockKpi(), thisMonth(KpiScope.AGENCY)).join().figure().value());
    }

    private void suspend(long id) {
        var listing = listings.rowsOf(Set.of(id)).getFirst();
        pipeline.move(
                listing.reference(),
                listings.find(listing.reference()).orElseThrow().version(),
                Transition.of(ListingAction.SUSPEND, "for the test"));
    }

    @Test
    void whatIsKnownIsGivenWithoutAStatement() {
        assertThat(stock()).isEqualByComparingTo("3");
        statements.reset();
        for (int i = 0; i < 100; i++) {
            assertThat(kpis.known(stockKpi(), thisMonth(KpiScope.AGENCY))).isPresent();
            assertThat(stock()).isEqualByComparingTo("3");
        }
        assertThat(statements.statements()).isEmpty();
    }

    @Test
    void whatIsServedFromMemoryIsCounted() {
        stock();
        var hits =
                meters.get("cache.gets").tags("cache", "kpis", "result", "hit").functionCounter();
        double before = hits.count();
        stock();
        assertThat(hits.count()).isGreaterThan(before);
    }

    @Test
    void whoMadeAChangeSeesItInTheNextFigure() {
        assertThat(stock()).isEqualByComparingTo("3");
        suspend(stock.getFirst());
        assertThat(stock()).isEqualByComparingTo("2");
    }

    @Test
    void othersSeeItAMomentLater() {
        assertThat(stock()).isEqualByComparingTo("3");
        Agencies.byColleague(agency.agent(), () -> suspend(stock.getFirst()));
        await().pollInSameThread().untilAsserted(() -> assertThat(stock()).isEqualByComparingTo("2"));
    }

    @Test
    void aChangeOfAnotherInstanceIsHeardOf() {
        assertThat(stock()).isEqualByComparingTo("3");
        agencies.within(agency.id(), () -> {
            database.update(
                    "update listing set status = 'SUSPENDED', suspended_from = 'AVAILABLE' where id = ?",
                    stock.getFirst());
            return database.queryForList(
                    "select cast(pg_notify('latchkey_changes', ?) as text)",
                    "{\"agency\":%d,\"type\":\"Listing\",\"ids\":[%d]}".formatted(agency.id(), stock.getFirst()));
        });
        await().pollInSameThread().untilAsserted(() -> assertThat(stock()).isEqualByComparingTo("2"));
    }

    @Test
    void whatIsRolledBackChangesNothing() {
        assertThat(stock()).isEqualByComparingTo("3");
        transaction.executeWithoutResult(status -> {
            suspend(stock.getFirst());
            status.setRollbackOnly();
        });
        statements.reset();
        assertThat(stock()).isEqualByComparingTo("3");
        assertThat(statements.statements()).isEmpty();
    }

    @Test
    void agentsSeeTheirOwnFiguresAlone() {
        Agencies.signIn(agency.agent());
        assertThat(kpis.get(
                                stockKpi(),
                                thisMonth(KpiScope.ofNegotiator(agency.agent().id())))
                        .join()
                        .figure()
                        .value())
                .isEqualByComparingTo("0");
        for (var scope : List.of(
                KpiScope.AGENCY,
                KpiScope.ofBranch(agency.branchId()),
                KpiScope.ofNegotiator(agency.manager().id()))) {
            var question = thisMonth(scope);
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> kpis.known(stockKpi(), question));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> kpis.get(stockKpi(), question));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> kpis.kept(stockKpi(), question));
            assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> kpis.fresh(stockKpi(), question));
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> kpis.readAgain(stockKpi(), question));
        }
    }

    @Test
    void agenciesSeeNothingOfEachOther() {
        assertThat(stock()).isEqualByComparingTo("3");
        var other = agencies.create();
        Agencies.signIn(other.manager());
        assertThat(stock()).isEqualByComparingTo("0");
    }

    @Test
    void theTotalsOfPeopleAreOneStatement() {
        var staff = kpis.find("staff").orElseThrow();
        statements.reset();
        var figure = kpis.get(staff, thisMonth(KpiScope.AGENCY)).join().figure();
        assertThat(figure.value()).isEqualByComparingTo("4");
        assertThat(figure.parts())
                .extracting(part -> part.code() + part.rows())
                .containsExactly("AGENT1", "MANAGER1", "ADMIN1", "VIEWER1");
        assertThat(statements.statements()).hasSize(1);
    }

    @Test
    void everyFigureHasItsWordsAndIsCounted() {
        for (var kpi : kpis.kpis()) {
            for (var period : NamedPeriod.values()) {
                var figure = kpis.get(kpi, kpis.question(KpiScope.AGENCY, new PeriodChoice.Named(period)))
                        .join();
                assertThat(figure.asOf()).as("%s %s", kpi.name(), period).isNotNull();
            }
        }
        assertThat(caches.getCacheNames()).containsExactlyInAnyOrder("kpis", "user-statistics");
    }

    @Test
    void daysThatAreOverAreClosedOnceForEveryAgency() {
        closeAt(1, 0);
        long before = closedRows();
        closeAt(1, 0);
        assertThat(closedRows()).isEqualTo(before);
        assertThat(closedThrough()).isEqualTo(Agencies.today().minusDays(1).toString());
        assertThat(days.names()).containsExactly("listings");
    }

    @Test
    void aDayIsClosedWhenNobodyCanStillBeWritingOfIt() {
        closeAt(0, 59);
        assertThat(closedThrough()).isEqualTo(Agencies.today().minusDays(2).toString());
        closeAt(1, 0);
        assertThat(closedThrough()).isEqualTo(Agencies.today().minusDays(1).toString());
    }

    private void closeAt(int hour, int minute) {
        var now = Agencies.today().atTime(hour, minute).atZone(Period.LONDON);
        new KpiClosing(days, JdbcClient.create(database), transactions, Clock.fixed(now.toInstant(), Period.LONDON))
                .run(() -> false);
    }

    private @Nullable String closedThrough() {
        return agencies.within(
                agency.id(),
                () -> database.queryForObject(
                        "select through from kpi_closed where measured = 'listings'", String.class));
    }

    private long closedRows() {
        return Objects.requireNonNull(agencies.within(
                agency.id(), () -> database.queryForObject("select count(*) from kpi_day", Long.class)));
    }
}
