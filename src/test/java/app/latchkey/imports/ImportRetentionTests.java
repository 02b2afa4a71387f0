package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.TestAgency;
import app.latchkey.audit.HistoryService;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

@DeskTest
class ImportRetentionTests {

    private static final String KIND = "listings";
    private static final String PLAIN = "ref,address,town,bedrooms,rent\n";
    private static final String GOOD = PLAIN + "A1,1 High Street,Bristol,2,1200\n";
    private static final String MIXED = GOOD + "A2,2 High Street,Bristol,2,\n";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private ImportRetention retention;

    @Autowired
    private ImportFiles files;

    @Autowired
    private HistoryService history;

    @Autowired
    private Agencies agencies;

    @Autowired
    private JdbcClient database;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, KIND);
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void everyInstallationRunsItByItself() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> database.sql("""
                        select count(*) from scheduled_tasks where task_name = 'import-retention'
                           and task_instance = 'recurring' and last_success is not null and last_failure is null""").query(Integer.class).single() == 1);
    }

    // Uploads

    @Test
    void anUploadThatNobodyWentOnWithForSevenDaysExpires() throws Exception {
        var uploaded = desk.upload(GOOD);
        var checked = desk.checked(MIXED);
        imports.correct(checked, 3, 0, "A3");
        pass(ImportService.OPEN_FOR);
        sweep();
        for (var job : List.of(uploaded, checked)) {
            assertThat(now(job).status()).isEqualTo(ImportStatus.EXPIRED);
            assertThat(now(job).finished()).isPresent();
            assertThat(files.original(job.id())).doesNotExist();
            assertThatThrownBy(() -> imports.check(now(job), job.plan())).isInstanceOf(ImportMoved.class);
        }
        assertThat(count("import_row")).isZero();
        assertThat(count("import_correction")).isZero();
        assertThat(due(checked)).isNull();
    }

    @Test
    void anUploadStaysUntilThen() throws Exception {
        var uploaded = desk.upload(GOOD);
        var checked = desk.checked(MIXED);
        pass(ImportService.OPEN_FOR.minus(MINUTE));
        sweep();
        assertThat(now(uploaded).status()).isEqualTo(ImportStatus.UPLOADED);
        assertThat(now(checked).status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(files.original(uploaded.id())).exists();
        assertThat(count("import_row")).isEqualTo(2);
    }

    @Test
    void theDaysCountFromWhatWasLastDoneWithIt() throws Exception {
        var checked = desk.upload(GOOD);
        var corrected = desk.checked(MIXED);
        var decided = desk.checked(MIXED);
        pass(ImportService.OPEN_FOR.minus(MINUTE));
        desk.checked(checked, plan -> plan);
        imports.correct(corrected, 3, 0, "A3");
        imports.goesInWhole(decided, true);
        pass(ImportService.OPEN_FOR.minus(MINUTE));
        sweep();
        assertThat(List.of(checked, corrected, decided))
                .allSatisfy(job -> assertThat(now(job).status()).isEqualTo(ImportStatus.VALIDATED));
        pass(MINUTE);
        sweep();
        assertThat(List.of(checked, corrected, decided))
                .allSatisfy(job -> assertThat(now(job).status()).isEqualTo(ImportStatus.EXPIRED));
    }

    @Test
    void workThatIsGoingOnIsLeftAlone() throws Exception {
        var job = desk.checked(GOOD);
        update("update import_job set status = 'QUEUED'");
        pass(ImportService.OPEN_FOR.plus(MINUTE));
        sweep();
        assertThat(now(job).status()).isEqualTo(ImportStatus.QUEUED);
        assertThat(count("import_row")).isEqualTo(1);
        assertThat(files.original(job.id())).exists();
    }

    @Test
    void rowsThatAreBeingWrittenForAnImportAreNotWaitedFor() throws Exception {
        var job = desk.checked(GOOD);
        update("update import_job set status = 'RUNNING'");
        pass(ImportService.OPEN_FOR);
        agencies.within(agency.id(), () -> {
            database.sql("""
                            insert into import_change (agency_id, job_id, part, entity_type, entity_id, line, version_after)
                            values (current_agency(), :job, 0, 'Property', 1, 2, 0)""").param("job", job.id()).update();
            return CompletableFuture.runAsync(() -> {
                        retention.run(() -> false);
                        Agencies.signIn(agency.manager());
                        imports.callOff(job.id());
                        Agencies.signOut();
                    })
                    .get(20, TimeUnit.SECONDS);
        });
        assertThat(now(job).status()).isEqualTo(ImportStatus.RUNNING);
        assertThat(rows("select 1 from import_job where cancel_wanted")).hasSize(1);
    }

    @Test
    void anImportGivenUpLeavesNothingThatIsDue() throws Exception {
        var job = desk.checked(MIXED);
        imports.correct(job, 3, 0, "A3");
        imports.giveUp(job.id());
        assertThat(now(job).status()).isEqualTo(ImportStatus.CANCELLED);
        assertThat(count("import_row")).isZero();
        assertThat(count("import_correction")).isZero();
        assertThat(due(job)).isNull();
    }

    @Test
    void moreRowsThanASliceGo() throws Exception {
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < Leftovers.SLICE + 10; i++) {
            text.append("A").append(i).append(",").append(i).append(" High Street,Bristol,2,1200\n");
        }
        desk.checked(text.toString());
        pass(ImportService.OPEN_FOR);
        sweep();
        assertThat(count("import_row")).isZero();
    }

    // Rows

    @Test
    void stagedRowsGoOnceTheyAreWritten() throws Exception {
        desk.imported(MIXED);
        assertThat(count("import_row")).isEqualTo(2);
        sweep();
        assertThat(count("import_row")).isZero();
    }

    @Test
    void anImportCanBeUndoneAndItsFilesFetchedWithoutItsStagedRows() throws Exception {
        var job = desk.imported(MIXED);
        var errors = desk.errorFile(job);
        assertThat(errors).contains("\"3\",\"rent: import.listings.problem.rent-missing\",\"A2\"");
        sweep();
        assertThat(desk.errorFile(job)).isEqualTo(errors);
        assertThat(original(job)).isEqualTo(MIXED);
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        sweep();
        assertThat(desk.errorFile(job)).isEqualTo(errors);
    }

    @Test
    void theErrorFileOfAWrittenImportSurvivesACrashOfTheDatabase() throws Exception {
        var job = desk.imported(MIXED);
        var errors = desk.errorFile(job);
        crash();
        assertThat(desk.errorFile(job)).isEqualTo(errors).contains("\"A2\"");
    }

    @Test
    void noErrorFileIsEmptyBecauseTheDatabaseCrashed() throws Exception {
        var job = desk.checked(MIXED);
        crash();
        assertThatThrownBy(() -> desk.errorFile(job)).isInstanceOf(ImportFileGone.class);
        assertThat(desk.errorFile(desk.checked(job, plan -> plan))).contains("\"A2\"");
    }

    // Undo

    @Test
    void anImportCanBeUndoneForThirtyDaysAndNotAfter() throws Exception {
        desk.imported(GOOD);
        var job = desk.imported(GOOD.replace("1200", "1300"));
        var other = desk.imported(GOOD.replace("A1", "B1"));
        pass(ImportJob.UNDOABLE_FOR.minus(MINUTE));
        sweep();
        assertThat(desk.undone(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(rows("select rent_pence from listing l join property p on p.id = l.property_id and own_ref = 'A1'"))
                .extracting("rent_pence")
                .containsExactly(1_200_00L);
        pass(MINUTE);
        sweep();
        assertThatThrownBy(() -> imports.undo(now(other))).isInstanceOf(ImportMoved.class);
        assertThat(now(other).status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(rows("select 1 from import_change where before <> '{}'")).isEmpty();
    }

    @Test
    void whatRecordsWereBeforeGoesThenAndWhereTheyCameFromStays() throws Exception {
        var added = desk.imported(GOOD);
        var changed = desk.imported(GOOD.replace("1200", "1300"));
        long listing = (long)
                Objects.requireNonNull(rows("select id from listing").getFirst().get("id"));
        var told = history.of("Listing", listing, 0, 10);
        assertThat(told)
                .extracting(event -> Objects.requireNonNull(event.origin()).importId())
                .containsExactly(changed.id(), added.id());
        assertThat(rows("select 1 from import_change where before <> '{}'")).hasSize(1);
        pass(ImportJob.UNDOABLE_FOR);
        sweep();
        assertThat(rows("select 1 from import_change where before <> '{}'")).isEmpty();
        assertThat(rows("select job_id from import_change where before is null"))
                .as("records that were added are still told from those that were changed")
                .extracting("job_id")
                .containsOnly(added.id());
        pass(ImportJob.FILES_KEPT_FOR);
        sweep();
        assertThat(history.of("Listing", listing, 0, 10)).isEqualTo(told);
        assertThat(told)
                .allSatisfy(event -> assertThat(
                                Objects.requireNonNull(event.origin()).line())
                        .isEqualTo(2L));
    }

    @Test
    void whatIsUndecidedThenStaysAsItIs() throws Exception {
        desk.imported(GOOD + "A2,2 High Street,Bristol,2,1200\n");
        var job = desk.imported(PLAIN + "A1,1 High Street,Bristol,2,1300\nA2,2 High Street,Bristol,2,1300\n");
        update("update listing set summary = 'Edited', version = version + 1");
        var undone = desk.undone(job);
        assertThat(findings.conflictCount(undone)).isEqualTo(2);
        pass(ImportJob.UNDOABLE_FOR.minus(MINUTE));
        sweep();
        assertThat(imports.undoAnyway(now(job), 2).status()).isEqualTo(ImportStatus.UNDONE_WITH_CONFLICTS);
        pass(MINUTE);
        assertThatThrownBy(() -> imports.undoAnyway(now(job), 3)).isInstanceOf(ImportMoved.class);
        assertThatThrownBy(() -> imports.keep(now(job), 3)).isInstanceOf(ImportMoved.class);
        sweep();
        assertThat(now(job).status()).isEqualTo(ImportStatus.UNDONE);
        assertThat(findings.conflictCount(now(job))).isZero();
        assertThat(rows("select rent_pence from listing order by address"))
                .extracting("rent_pence")
                .containsExactly(1_200_00L, 1_300_00L);
        assertThat(rows("select line, undo from import_change where before is not null order by line"))
                .extracting("undo")
                .containsExactly("DONE", "KEPT");
    }

    @Test
    void nothingIsTakenFromAnUndoThatBeganInTime() throws Exception {
        desk.imported(GOOD);
        var job = desk.imported(GOOD.replace("1200", "1300"));
        sweep();
        update("update import_job set status = 'UNDO_QUEUED' where id = " + job.id());
        pass(ImportJob.UNDOABLE_FOR.plus(MINUTE));
        sweep();
        assertThat(rows("select 1 from import_change where before <> '{}'")).hasSize(1);
        update("update import_job set status = 'COMMITTED' where id = " + job.id());
        sweep();
        assertThat(rows("select 1 from import_change where before <> '{}'")).isEmpty();
    }

    @Test
    void onlyWhatAnUndoLeftIsDecided() throws Exception {
        var job = desk.imported(GOOD);
        assertThatThrownBy(() -> imports.keep(job, 2)).isInstanceOf(ImportMoved.class);
        assertThatThrownBy(() -> imports.undoAnyway(job, 2)).isInstanceOf(ImportMoved.class);
        assertThat(now(job).status()).isEqualTo(ImportStatus.COMMITTED);
    }

    // Files

    @Test
    void filesAndRejectedRowsStayForNinetyDaysAndNotLonger() throws Exception {
        var job = desk.checked(desk.upload(Imports.bytes(MIXED)), plan -> plan);
        job = desk.applied(imports.correct(job, 3, 0, "A3"));
        var errors = desk.errorFile(job);
        pass(ImportJob.FILES_KEPT_FOR.minus(MINUTE));
        sweep();
        assertThat(findings.hasOriginal(job)).isTrue();
        assertThat(original(job)).isEqualTo(MIXED);
        assertThat(desk.errorFile(job)).isEqualTo(errors).contains("\"A3\"");
        assertThat(count("import_correction")).isEqualTo(1);
        pass(MINUTE);
        sweep();
        assertThat(findings.hasOriginal(job)).isFalse();
        assertThat(files.original(job.id())).doesNotExist();
        assertThat(count("import_rejected")).isZero();
        assertThat(count("import_correction")).isZero();
        long id = job.id();
        var written = job;
        assertThatThrownBy(() -> findings.writeOriginal(id, OutputStream.nullOutputStream()))
                .isInstanceOf(ImportFileGone.class);
        assertThatThrownBy(() -> desk.errorFile(written)).isInstanceOf(ImportFileGone.class);
        assertThat(now(job).counts()).isEqualTo(job.counts());
        assertThat(due(job)).isNull();
    }

    @Test
    void whatWasPackedInAFileGoesWithIt() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(GOOD.getBytes(UTF_8));
        }
        var job = desk.applied(desk.checked(new ByteArrayInputStream(packed.toByteArray())));
        assertThat(files.rows(job.id())).isNotEqualTo(files.original(job.id()));
        pass(ImportJob.FILES_KEPT_FOR);
        sweep();
        assertThat(folder(job)).isEmpty();
    }

    @Test
    void anUndoneImportKeepsItsFilesAsLong() throws Exception {
        var job = desk.imported(MIXED);
        desk.undone(job);
        pass(ImportJob.FILES_KEPT_FOR.minus(MINUTE));
        sweep();
        assertThat(desk.errorFile(job)).contains("\"A2\"");
        assertThat(findings.hasOriginal(job)).isTrue();
        pass(MINUTE);
        sweep();
        assertThat(count("import_rejected")).isZero();
        assertThat(findings.hasOriginal(job)).isFalse();
    }

    // All agencies, and interruptions

    @Test
    void allAgenciesAreServedAndNoneBeforeItsTime() throws Exception {
        var ours = desk.imported(MIXED);
        var uploaded = desk.upload(GOOD);
        var neighbour = agencies.create();
        Agencies.signIn(neighbour.manager());
        var theirDesk = new Imports(imports, findings, neighbour, KIND);
        var theirs = theirDesk.imported(MIXED);
        var theirUpload = theirDesk.checked(GOOD.replace("A1", "A9"));
        Agencies.signIn(agency.manager());
        pass(ImportJob.FILES_KEPT_FOR);
        sweep();
        assertThat(now(uploaded).status()).isEqualTo(ImportStatus.EXPIRED);
        assertThat(files.original(ours.id())).doesNotExist();
        Agencies.signIn(neighbour.manager());
        assertThat(now(theirUpload).status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(theirDesk.errorFile(theirs)).contains("\"A2\"");
        assertThat(files.original(theirs.id())).exists();
        assertThat(now(theirs).isUndoable(Instant.now())).isTrue();
        pass(neighbour, ImportJob.FILES_KEPT_FOR);
        sweep();
        assertThat(now(theirUpload).status()).isEqualTo(ImportStatus.EXPIRED);
        assertThat(files.original(theirs.id())).doesNotExist();
    }

    @Test
    void anImportIsDueAgainWhenItsNextPartGoesAndThenNeverMore() throws Exception {
        var job = desk.imported(MIXED);
        assertThat(due(job)).isEqualTo(now(job).finished().orElseThrow());
        sweep();
        assertThat(due(job)).isEqualTo(now(job).undoableUntil().orElseThrow());
        pass(ImportJob.UNDOABLE_FOR);
        sweep();
        assertThat(due(job)).isEqualTo(now(job).finished().orElseThrow().plus(ImportJob.FILES_KEPT_FOR));
        pass(ImportJob.FILES_KEPT_FOR);
        sweep();
        assertThat(due(job)).isNull();
    }

    @Test
    void whatWasInterruptedGoesOnTheNextTime() throws Exception {
        var job = desk.imported(MIXED);
        pass(ImportJob.FILES_KEPT_FOR);
        files.delete(job.id());
        sweep();
        assertThat(count("import_row")).isZero();
        assertThat(count("import_rejected")).isZero();
        assertThat(due(job)).isNull();
        retention.sweep(job.id());
        assertThat(due(job)).isNull();
    }

    @Test
    void aFileThatCannotBeDeletedHoldsNobodyElseUpAndIsTriedAgain() throws Exception {
        var stuck = desk.imported(MIXED);
        var other = desk.imported(MIXED.replace("A1", "B1"));
        pass(ImportJob.FILES_KEPT_FOR);
        Files.delete(files.original(stuck.id()));
        var inTheWay = Files.createDirectories(files.original(stuck.id()).resolve("in-the-way"));
        sweep();
        assertThat(due(stuck)).isNotNull();
        assertThat(files.original(other.id())).doesNotExist();
        assertThat(due(other)).isNull();
        Files.delete(inTheWay);
        sweep();
        assertThat(folder(stuck)).isEmpty();
        assertThat(count("import_rejected")).isZero();
        assertThat(due(stuck)).isNull();
    }

    @Test
    void anInstanceThatEndsLeavesTheRestToTheNextRun() throws Exception {
        var first = desk.upload(GOOD);
        var second = desk.upload(GOOD);
        pass(ImportService.OPEN_FOR);
        retention.run(() -> true);
        assertThat(now(first).status()).isEqualTo(ImportStatus.UPLOADED);
        sweep();
        assertThat(now(first).status()).isEqualTo(ImportStatus.EXPIRED);
        assertThat(now(second).status()).isEqualTo(ImportStatus.EXPIRED);
    }

    @Test
    void aFileThatBecameNoImportGoesAfterADay() throws Exception {
        var uploaded = desk.upload(GOOD);
        long lost = uploaded.id() + 1_000_000;
        var stray = files.original(lost);
        Files.writeString(stray, GOOD);
        var other = stray.resolveSibling("notes.txt");
        Files.writeString(other, GOOD);
        sweep();
        assertThat(stray).exists();
        for (var old : List.of(stray, other, files.original(uploaded.id()))) {
            Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
        }
        sweep();
        assertThat(stray).doesNotExist();
        assertThat(other).as("none of ours").exists();
        assertThat(files.original(uploaded.id())).exists();
    }

    private void sweep() {
        var before = SecurityContextHolder.getContext();
        Agencies.signOut();
        retention.run(() -> false);
        SecurityContextHolder.setContext(before);
    }

    private void pass(Duration time) {
        pass(agency, time);
    }

    /** To the imports of an agency it is as if so much time had gone by. */
    private void pass(TestAgency agency, Duration time) {
        agencies.within(
                agency.id(),
                () -> database.sql("""
                        update import_job set created_at = created_at - make_interval(secs => :seconds),
                               finished_at = finished_at - make_interval(secs => :seconds),
                               due_at = due_at - make_interval(secs => :seconds)""").param("seconds", time.toSeconds()).update());
    }

    /** What is unlogged is empty after it. */
    private void crash() {
        update("delete from import_row");
    }

    private void update(String sql) {
        agencies.within(agency.id(), () -> database.sql(sql).update());
    }

    private ImportJob now(ImportJob job) {
        return imports.find(job.id()).orElseThrow();
    }

    private String original(ImportJob job) throws IOException {
        var out = new ByteArrayOutputStream();
        findings.writeOriginal(job.id(), out);
        return out.toString(UTF_8);
    }

    private @Nullable Instant due(ImportJob job) {
        var due = rows("select due_at from import_job where id = " + job.id())
                .getFirst()
                .get("due_at");
        return due == null ? null : ((Timestamp) due).toInstant();
    }

    private List<Path> folder(ImportJob job) throws IOException {
        try (var all = Files.list(Objects.requireNonNull(files.original(0).getParent()))) {
            return all.filter(file -> file.getFileName().toString().startsWith(job.id() + "."))
                    .toList();
        }
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }

    private long count(String table) {
        return rows("select 1 as id from " + table).size();
    }
}
