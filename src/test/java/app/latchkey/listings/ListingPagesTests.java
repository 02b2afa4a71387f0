package app.latchkey.listings;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.listings.ListingSort.Column;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.CurrentAgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Pages cut at boundaries, which lie so close here that a few hundred listings have dozens. */
@DeskTest
class ListingPagesTests {

    private static final ListingPaging CLOSE = new ListingPaging(5, 3, 10);

    @Autowired
    private ListingQueries queries;

    @Autowired
    private ListingTexts texts;

    @Autowired
    private ListingChanges changes;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private CurrentAgency current;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private PlatformTransactionManager transactions;

    private TestAgency agency;
    private BoundaryCache boundaries;
    private ListingPages pages;

    @BeforeEach
    void open() {
        agency = agencies.create();
        Agencies.signIn(agency.agent());
        boundaries = new BoundaryCache(changes, transactions, Clock.systemUTC());
        var counts = new ListingCounts(queries, texts, CLOSE, current, changes, transactions);
        pages = new ListingPages(queries, texts, counts, boundaries, CLOSE, current);
    }

    @AfterEach
    void close() {
        boundaries.destroy();
        Agencies.signOut();
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void joinedTogetherAreThePlainList(Column column) {
        var random = new Random(column.name().hashCode());
        var portfolio = Portfolio.random(150, random, agency, agencies, database);
        var filters = Stream.concat(
                        Stream.of(
                                ListingFilter.ALL,
                                ListingFilter.ofText("road"),
                                ListingFilter.ofText("bs"),
                                ListingFilter.ofText("no such word anywhere")),
                        Stream.generate(() -> portfolio.randomFilter(random, agency))
                                .limit(3))
                .toList();
        for (var filter : filters) {
            for (boolean ascending : new boolean[] {true, false}) {
                var sort = new ListingSort(column, ascending);
                var plain = reading(() -> ids(queries.page(filter, sort, 0, 500)));
                for (int size : new int[] {4, 11}) {
                    assertThat(all(filter, sort, size))
                            .as("%s by %s in pages of %d", filter, sort, size)
                            .isEqualTo(plain);
                }
                assertThat(reading(() -> pages.count(filter))).isEqualTo(plain.size());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Column.class)
    void areThePlainListAgainAfterWrites(Column column) {
        var random = new Random(column.name().length());
        Portfolio.random(70, random, agency, agencies, database);
        var filter = Portfolio.only(ListingStatus.DRAFT, ListingStatus.AVAILABLE, ListingStatus.LET);
        for (boolean ascending : new boolean[] {true, false}) {
            var sort = new ListingSort(column, ascending);
            var before = all(filter, sort, 7);
            write(random);
            for (int offset = 0; offset < before.size() + 20; offset += 7) {
                int from = offset;
                var page = reading(() -> ids(pages.page(filter, sort, from, 7)));
                var now = reading(() -> ids(queries.page(filter, sort, 0, 500)));
                assertThat(now).as("rows of the filter").containsAll(page);
                assertThat(page)
                        .as("each once, in the list's order")
                        .doesNotHaveDuplicates()
                        .isSortedAccordingTo(Comparator.comparing(now::indexOf));
            }
            waitUntil(() -> all(filter, sort, 7).equals(reading(() -> ids(queries.page(filter, sort, 0, 500)))));
        }
    }

    private void write(Random random) {
        agencies.within(agency.id(), () -> {
            database.update(
                    "update listing set deleted_at = now() where agency_id = ? and id % 11 = ?",
                    agency.id(), random.nextInt(11));
            database.update(
                    "update listing set deleted_at = null where agency_id = ? and id % 13 = ?",
                    agency.id(), random.nextInt(13));
            return database.update(
                    "update listing set available_from = null, outcode = null, postcode = null, negotiator_id = null,"
                            + " bedrooms = 9 where agency_id = ? and id % 5 = ?",
                    agency.id(), random.nextInt(5));
        });
        events.publishEvent(new RecordsChanged(agency.id(), ListingService.ENTITY, List.of(1L), null, null));
    }

    @Test
    void takeOneStatementEachOnceTheBoundariesAreKnown() {
        Portfolio.random(100, new Random(1), agency, agencies, database);
        var sort = new ListingSort(Column.RENT, true);
        reading(() -> pages.page(ListingFilter.ALL, sort, 40, 10));
        for (int offset = 0; offset < 100; offset += 10) {
            int from = offset;
            statements.reset();
            reading(() -> pages.page(ListingFilter.ALL, sort, from, 10));
            assertThat(statements.statements()).as("from %d", offset).hasSize(1);
        }
    }

    @Test
    void needOneReadingOfTheBoundariesHoweverManyAskAtOnce() {
        Portfolio.random(100, new Random(2), agency, agencies, database);
        statements.reset();
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = IntStream.range(0, 12)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> agencies.within(
                                    agency.id(),
                                    () -> CurrentAgency.callAs(
                                            agency.id(),
                                            () -> reading(() ->
                                                    pages.page(ListingFilter.ALL, ListingSort.DEFAULT, 20 + i, 5)))),
                            many))
                    .toList();
            asked.forEach(page -> assertThat(page.join()).hasSize(5));
        }
        assertThat(statements.statements().stream().filter(sql -> sql.contains("row_number")))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void areNotMixedUpBetweenAgencies() {
        Portfolio.random(60, new Random(3), agency, agencies, database);
        var own = new HashSet<>(all(ListingFilter.ALL, ListingSort.DEFAULT, 10));
        var other = agencies.create();
        Agencies.signIn(other.agent());
        Portfolio.random(60, new Random(4), other, agencies, database);
        assertThat(all(ListingFilter.ALL, ListingSort.DEFAULT, 10)).isNotEmpty().doesNotContainAnyElementsOf(own);
    }

    private List<Long> all(ListingFilter filter, ListingSort sort, int size) {
        var all = new ArrayList<Long>();
        for (int offset = 0; ; offset += size) {
            int from = offset;
            var page = reading(() -> ids(pages.page(filter, sort, from, size)));
            all.addAll(page);
            if (page.size() < size) {
                return all;
            }
        }
    }

    private <T> T reading(Callable<T> work) {
        var transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        return transaction.execute(_ -> {
            try {
                return work.call();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static List<Long> ids(List<ListingCells> rows) {
        return rows.stream().map(ListingCells::id).toList();
    }

    private static void waitUntil(Callable<Boolean> holds) {
        var end = Instant.now().plus(Duration.ofSeconds(10));
        try {
            while (!holds.call()) {
                assertThat(Instant.now()).as("still the old boundaries").isBefore(end);
                Thread.sleep(20);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
