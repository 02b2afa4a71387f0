package app.latchkey.listings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.ExportRun.State;
import app.latchkey.exports.ExportTooLarge;
import app.latchkey.exports.Exports;
import app.latchkey.exports.ExportsBusy;
import app.latchkey.exports.HeldExports;
import app.latchkey.listings.ListingExport.ExportChoice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;

@DeskTest
class ListingExportTests {

    private static final ExportChoice CHOICE = new ExportChoice(
            ExportFormat.CSV,
            List.of(
                    ListingExportColumn.REFERENCE,
                    ListingExportColumn.ADDRESS,
                    ListingExportColumn.BEDROOMS,
                    ListingExportColumn.RENT,
                    ListingExportColumn.AVAILABLE_FROM,
                    ListingExportColumn.STATUS,
                    ListingExportColumn.LANDLORD,
                    ListingExportColumn.BRANCH,
                    ListingExportColumn.NEGOTIATOR,
                    ListingExportColumn.AGE),
            false);

    private static final List<ListingSort.Column> COLUMNS = List.of(ListingSort.Column.values());

    @Autowired
    private ListingExport export;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcTemplate database;

    private TestAgency agency;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void writesTheRowsOfTheListInTheirOrder() throws IOException {
        var random = new Random(20261121);
        var portfolio = Portfolio.random(300, random, agency, agencies, database);
        int found = 0;
        for (int i = 0; i < 80; i++) {
            var filter = portfolio.randomFilter(random, agency);
            var sort = new ListingSort(COLUMNS.get(random.nextInt(COLUMNS.size())), random.nextBoolean());
            var expected = portfolio.rows(filter, sort);
            var selection = ListingSelection.all(filter);
            assertThat(export.count(selection)).isEqualTo(expected.size());
            assertThat(lines(selection, sort, CHOICE))
                    .as("%s by %s", filter, sort)
                    .containsExactlyElementsOf(
                            expected.stream().map(ListingExportTests::line).toList());
            found += expected.size();
        }
        assertThat(found).isGreaterThan(1_000);
    }

    @Test
    void saysThatItIsBusyWhereOthersHoldThePlaces(@Autowired Exports exports) throws InterruptedException {
        var run = new ExportRun();
        try (var _ = new HeldExports(exports, agency.admin())) {
            assertThatThrownBy(() -> export.write(
                            ListingSelection.all(ListingFilter.ALL),
                            ListingSort.DEFAULT,
                            CHOICE,
                            "all",
                            key -> key,
                            run,
                            OutputStream.nullOutputStream()))
                    .isInstanceOf(ExportsBusy.class);
        }
        assertThat(run.state()).isEqualTo(State.BUSY);
        assertThat(run.state().isOver()).isTrue();
    }

    @Test
    void writesTheTickedAloneOrAllButTheUnticked() throws IOException {
        var portfolio = Portfolio.random(60, new Random(3), agency, agencies, database);
        var all = portfolio.rows(ListingFilter.ALL, ListingSort.DEFAULT);
        var some = all.stream().filter(row -> row.bedrooms() == 2).toList();
        var ids = some.stream().map(ListingRow::id).collect(Collectors.toSet());
        assertThat(lines(new ListingSelection.Picked(ids), ListingSort.DEFAULT, CHOICE))
                .containsExactlyElementsOf(
                        some.stream().map(ListingExportTests::line).toList());
        var except = new ListingSelection.Matching(ListingFilter.ALL, ids);
        assertThat(lines(except, ListingSort.DEFAULT, CHOICE)).hasSize(all.size() - some.size());
        assertThat(export.count(except)).isEqualTo(all.size() - some.size());
        assertThat(export.count(new ListingSelection.Picked(Set.of()))).isZero();
    }

    @Test
    void readsAllInOneStatementAndWritesItDown() throws IOException {
        Portfolio.random(60, new Random(3), agency, agencies, database);
        statements.reset();
        int rows = lines(ListingSelection.all(ListingFilter.ALL), ListingSort.DEFAULT, CHOICE)
                .size();
        // The record, its event and that something happened; the time it may take, the rows; and the first three again.
        assertThat(statements.statements()).hasSize(8);
        var log = log();
        assertThat(log.get("state")).isEqualTo("FINISHED");
        assertThat(log.get("row_count")).isEqualTo((long) rows);
        assertThat(log.get("by_id")).isEqualTo(agency.manager().id());
        assertThat(log.get("selection")).isEqualTo("in words");
        assertThat(log.get("columns")).asString().startsWith("listing.reference, listing.address");
        assertThat(log.get("format")).isEqualTo("CSV");
        assertThat(log.get("ended_at")).isNotNull();
    }

    @Test
    void showsNobodyAnotherAgencysRows() throws IOException {
        var portfolio = Portfolio.random(20, new Random(3), agency, agencies, database);
        var ids = portfolio.dwellings().stream().map(Portfolio.Dwelling::id).collect(Collectors.toSet());
        Agencies.signIn(agencies.create().admin());
        assertThat(lines(new ListingSelection.Picked(ids), ListingSort.DEFAULT, CHOICE))
                .isEmpty();
        assertThat(lines(ListingSelection.all(ListingFilter.ALL), ListingSort.DEFAULT, CHOICE))
                .isEmpty();
    }

    @Test
    void agentsMayTakeTenThousandRowsAndAWorkbookHoldsAHundredThousand() {
        assertThat(export.mostRows(ExportFormat.CSV)).isEqualTo(Long.MAX_VALUE);
        assertThat(export.mostRows(ExportFormat.XLSX)).isEqualTo(100_000);
        Agencies.signIn(agency.agent());
        assertThat(export.mostRows(ExportFormat.CSV)).isEqualTo(10_000);
        assertThat(export.mostRows(ExportFormat.XLSX)).isEqualTo(10_000);
    }

    @Test
    void stopsAtTheRowTooManyAndWritesThatDown() {
        many(10_001);
        Agencies.signIn(agency.agent());
        var out = new ByteArrayOutputStream();
        assertThatExceptionOfType(ExportTooLarge.class)
                .isThrownBy(() -> write(ListingSelection.all(ListingFilter.ALL), CHOICE, new ExportRun(), out));
        assertThat(log().get("state")).isEqualTo("FAILED");
        assertThat(log().get("row_count")).isEqualTo(10_000L);
    }

    @Test
    void stopsInTheMiddleWhenCancelled() {
        many(3_000);
        var run = new ExportRun();
        var out = new OutputStream() {
            @Override
            public void write(int b) {
                run.cancel();
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                run.cancel();
            }
        };
        assertThatThrownBy(() -> write(ListingSelection.all(ListingFilter.ALL), CHOICE, run, out))
                .isInstanceOf(IOException.class);
        assertThat(run.state()).isEqualTo(State.CANCELLED);
        assertThat(log().get("state")).isEqualTo("CANCELLED");
        assertThat((Long) log().get("row_count")).isBetween(1L, 2_999L);
    }

    @Test
    void stopsTheQueryItStillWaitsForWhenCancelled() throws Exception {
        many(100);
        var locked = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(
                () -> agencies.within(agency.id(), () -> {
                    database.execute("lock table listing in access exclusive mode");
                    locked.countDown();
                    return release.await(20, TimeUnit.SECONDS);
                }),
                Thread::startVirtualThread);
        locked.await();
        var run = new ExportRun();
        var writing = CompletableFuture.runAsync(
                new DelegatingSecurityContextRunnable(() -> assertThatThrownBy(() -> write(
                                ListingSelection.all(ListingFilter.ALL), CHOICE, run, OutputStream.nullOutputStream()))
                        .isInstanceOf(IOException.class)),
                Thread::startVirtualThread);
        try {
            while (run.state() != State.RUNNING) {
                Thread.sleep(10);
            }
            Thread.sleep(200);
            run.cancel();
            writing.get(10, TimeUnit.SECONDS);
            assertThat(run.state()).isEqualTo(State.CANCELLED);
        } finally {
            release.countDown();
            holder.get();
        }
        assertThat(log().get("state")).isEqualTo("CANCELLED");
    }

    @Test
    void writesDownThatTheReaderWentAway() {
        many(3_000);
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatThrownBy(() -> write(ListingSelection.all(ListingFilter.ALL), CHOICE, new ExportRun(), gone))
                .isInstanceOf(IOException.class);
        assertThat(log().get("state")).isEqualTo("CANCELLED");
    }

    /** Rows come a few hundred at a time: what is alive in the middle is no more than what was alive at the start. */
    @Test
    void holdsNoMoreOfManyRowsThanOfFew() throws IOException {
        many(5_000);
        var alive = new ArrayList<Long>();
        var out = new OutputStream() {
            private long written;

            @Override
            public void write(int b) {
                written++;
            }

            @Override
            public void write(byte[] bytes, int from, int length) {
                if (alive.isEmpty() || (alive.size() == 1 && written > 250_000)) {
                    System.gc();
                    var runtime = Runtime.getRuntime();
                    alive.add(runtime.totalMemory() - runtime.freeMemory());
                }
                written += length;
            }
        };
        write(ListingSelection.all(ListingFilter.ALL), CHOICE, new ExportRun(), out);
        assertThat(alive).hasSize(2);
        assertThat(alive.get(1) - alive.get(0)).isLessThan(1L << 20);
    }

    private void many(int rows) {
        PlainListings.insert(rows, ListingStatus.AVAILABLE, agency, agencies, database);
    }

    private Map<String, Object> log() {
        return agencies.within(
                agency.id(), () -> database.queryForMap("select * from export_log order by id desc limit 1"));
    }

    private void write(ListingSelection selection, ExportChoice choice, ExportRun run, OutputStream out)
            throws IOException {
        export.write(selection, ListingSort.DEFAULT, choice, "in words", key -> key, run, out);
    }

    private List<String> lines(ListingSelection selection, ListingSort sort, ExportChoice choice) throws IOException {
        var out = new ByteArrayOutputStream();
        var run = new ExportRun();
        export.write(selection, sort, choice, "in words", key -> key, run, out);
        assertThat(run.state()).isEqualTo(State.FINISHED);
        var lines = Arrays.asList(out.toString(UTF_8).split("\r\n", -1));
        assertThat(run.rows()).isEqualTo(lines.size() - 2);
        return lines.subList(1, lines.size() - 1);
    }

    private static String line(ListingRow row) {
        var rent = row.rent();
        return Arrays.asList(
                        row.reference(),
                        row.address(),
                        row.bedrooms(),
                        rent == null ? null : BigDecimal.valueOf(rent.pcmPence(), 2),
                        row.availableFrom(),
                        "status." + row.status(),
                        row.landlord(),
                        row.branch(),
                        row.negotiator(),
                        row.ageDays())
                .stream()
                .map(value -> value == null ? "" : value.toString())
                .collect(Collectors.joining(","));
    }
}
