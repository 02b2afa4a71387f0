package app.latchkey.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What breaks off in the middle of writing leaves nothing, and is written once by whoever takes it up. A record that
 * somebody holds makes an import stand still there: its history is written by then, the record is not.
 */
@DeskTest
@Timeout(60)
class ImportBreakOffTests {

    private static final String FIRST = "ref,address,town,bedrooms,rent\nA1,1 High Street,Bristol,2,1200\n";
    private static final String NEXT = FIRST.replace("1200", "1250") + "A2,2 High Street,Bristol,1,900\n"
            + "A2,3 High Street,Bristol,1,950\nA4,4 High Street,Bristol,3,1500\n";

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private WriteWorker writer;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;
    private ImportJob job;

    @BeforeEach
    void checkTheFile() throws Exception {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "listings");
        Agencies.signIn(agency.manager());
        desk.imported(FIRST);
        job = desk.checked(desk.upload(NEXT), plan -> plan.withKey("own-ref"));
        assertThat(job.counts()).isEqualTo(new ImportCounts(4, 2, 1, 0, 1, 0));
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void aConnectionThatEndsInTheMiddleLeavesNothingAndTheNextWritesItOnce() throws Exception {
        try (var held = new Held()) {
            imports.apply(job);
            held.awaitWriters(1);
            database.sql("select pg_terminate_backend(pid) from pg_stat_activity where pid = any(:pids)")
                    .param("pids", held.writers().toArray(Integer[]::new))
                    .query()
                    .listOfRows();
            held.awaitWriters(0);
        }
        assertThat(status()).as("the database is at fault, not the file").isEqualTo(ImportStatus.RUNNING);
        assertThat(written()).isEqualTo(List.of(1L, 1L, 0L, 0L));

        writer.work(job.id(), () -> false);
        isWrittenOnce();
    }

    @Test
    void whoWasTakenForDeadAndComesBackWritesNothing() throws Exception {
        CompletableFuture<Void> second;
        try (var held = new Held()) {
            imports.apply(job);
            held.awaitWriters(1);
            second = CompletableFuture.runAsync(
                    () -> {
                        Agencies.signIn(agency.manager());
                        writer.work(job.id(), () -> false);
                    },
                    Thread::startVirtualThread);
            held.awaitWriters(2);
        }
        second.join();
        isWrittenOnce();
    }

    @Test
    void anImportThatIsBeingWrittenCanBeCalledOff() throws Exception {
        try (var held = new Held()) {
            imports.apply(job);
            held.awaitWriters(1);
            imports.callOff(job.id());
            Thread.sleep(Duration.ofMillis(600));
        }
        assertThat(desk.done(job).status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(written()).isEqualTo(List.of(1L, 1L, 0L, 0L));
    }

    @Test
    void aCheckThatBrokeOffIsNotTakenForOneThatWasFinished() {
        change("update import_row set action = 'INSERT', errors = '[]' where line = 4");
        change("update import_job set staged = false where id = " + job.id());
        desk.applied(job);
        isWrittenOnce();
    }

    @Test
    void rowsThatACrashTookAreReadAgain() {
        change("delete from import_row where job_id = " + job.id());
        desk.applied(job);
        isWrittenOnce();
    }

    @Test
    void aCorrectionOfRowsThatACrashTookChecksTheWholeFile() {
        change("delete from import_row where job_id = " + job.id());
        var corrected = desk.done(imports.correct(job, 4, 0, "A3"));
        assertThat(corrected.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(corrected.counts()).isEqualTo(new ImportCounts(4, 3, 1, 0, 0, 0));
    }

    @Test
    void whoOpensACheckedFileWhoseRowsACrashTookFindsThemAgain() {
        assertThat(imports.restore(job).version()).isEqualTo(job.version());
        change("delete from import_row where job_id = " + job.id());
        var restored = imports.restore(job);
        assertThat(restored.status()).isEqualTo(ImportStatus.CHECKING);
        assertThat(desk.done(restored).counts()).isEqualTo(job.counts());
        assertThat(findings.rejected(job, 0, 10)).hasSize(1);
    }

    private ImportStatus status() {
        return imports.find(job.id()).orElseThrow().status();
    }

    private void isWrittenOnce() {
        var done = imports.find(job.id()).orElseThrow();
        assertThat(done.status()).isEqualTo(ImportStatus.COMMITTED_WITH_SKIPS);
        assertThat(done.counts()).isEqualTo(job.counts());
        assertThat(written()).isEqualTo(List.of(3L, 3L, 5L, 5L));
    }

    /** Properties, listings, and of the import its events and the records it kept. */
    private List<Long> written() {
        return List.of(
                count("property where own_ref is not null"),
                count("listing"),
                count("history_event where import_id = " + job.id()),
                count("import_change where job_id = " + job.id()));
    }

    private long count(String rows) {
        return agencies.within(
                agency.id(),
                () -> database.sql("select count(*) from " + rows)
                        .query(Long.class)
                        .single());
    }

    private void change(String sql) {
        agencies.within(agency.id(), () -> database.sql(sql).update());
    }

    /** Nobody writes the agency's listings while this is open. */
    private final class Held implements AutoCloseable {

        private final CountDownLatch isHeld = new CountDownLatch(1);
        private final CountDownLatch isOver = new CountDownLatch(1);
        private final CompletableFuture<Integer> holder =
                CompletableFuture.supplyAsync(this::hold, Thread::startVirtualThread);

        Held() throws InterruptedException {
            isHeld.await();
        }

        private int hold() {
            return agencies.within(agency.id(), () -> {
                int backend = database.sql("select pg_backend_pid() from listing for no key update")
                        .query(Integer.class)
                        .single();
                isHeld.countDown();
                isOver.await();
                return backend;
            });
        }

        /** Backends that wait for the record, or for what another of them writes of it. */
        List<Integer> writers() {
            return database.sql("""
                            select pid from pg_stat_activity
                             where datname = current_database() and wait_event_type = 'Lock'
                               and query ~ '^(update listing|insert into import_change)'""").query(Integer.class).list();
        }

        void awaitWriters(int number) throws InterruptedException {
            await(() -> writers().size() == number);
        }

        private void await(BooleanSupplier there) throws InterruptedException {
            var until = Instant.now().plusSeconds(20);
            while (!there.getAsBoolean()) {
                assertThat(Instant.now()).isBefore(until);
                Thread.sleep(20);
            }
        }

        @Override
        public void close() {
            isOver.countDown();
            holder.join();
        }
    }
}
