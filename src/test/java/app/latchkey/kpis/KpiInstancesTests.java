package app.latchkey.kpis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.Latchkey;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingAction;
import app.latchkey.listings.ListingPipeline;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingStatus;
import app.latchkey.listings.PlainListings;
import app.latchkey.listings.Transition;
import app.latchkey.platform.database.TestDatabase;
import app.latchkey.platform.figures.KpiScope;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.core.context.SecurityContextHolder;

/** Two instances of the desk on one database. */
@DeskTest
class KpiInstancesTests {

    @Autowired
    private KpiService kpis;

    @Autowired
    private KpiFigures here;

    @Autowired
    private ListingPipeline pipeline;

    @Autowired
    private ListingService listings;

    @Autowired
    private Agencies agencies;

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

    /** The one that starts last would be asked who is signed in, for both. */
    private static ConfigurableApplicationContext another() {
        var known = SecurityContextHolder.getContextHolderStrategy();
        try {
            return start();
        } finally {
            SecurityContextHolder.setContextHolderStrategy(known);
        }
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Latchkey.class)
                .initializers(new TestDatabase())
                .run(
                        "--server.port=0",
                        "--vaadin.productionMode=true",
                        "--latchkey.demo=false",
                        "--latchkey.cache.warm=false");
    }

    /** Past the service, which asks who is signed in: the other instance knows nobody. */
    private BigDecimal stock(KpiFigures figures) {
        var question = kpis.question(KpiScope.AGENCY, new PeriodChoice.Named(NamedPeriod.MONTH));
        return Objects.requireNonNull(
                figures.get(agency.id(), figures.find("stock").orElseThrow(), question)
                        .join()
                        .figure()
                        .value());
    }

    @Test
    void whatOneWritesIsInTheFiguresOfBoth() {
        try (var other = another()) {
            var there = other.getBean(KpiFigures.class);
            assertThat(stock(here)).isEqualByComparingTo("3");
            assertThat(stock(there)).isEqualByComparingTo("3");
            var reference = listings.rowsOf(Set.of(stock.getFirst())).getFirst().reference();
            pipeline.move(
                    reference,
                    listings.find(reference).orElseThrow().version(),
                    Transition.of(ListingAction.SUSPEND, "for the test"));
            assertThat(stock(here)).as("at once where it was written").isEqualByComparingTo("2");
            await().pollInSameThread()
                    .untilAsserted(
                            () -> assertThat(stock(there)).as("soon elsewhere").isEqualByComparingTo("2"));
        }
    }
}
