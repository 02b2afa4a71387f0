package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.SharedData;
import app.latchkey.StatementCounter;
import app.latchkey.TestAgency;
import app.latchkey.imports.UnreadableFile.Reason;
import app.latchkey.platform.security.SignedIn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@DeskTest
class ImportServiceTests {

    private static final String KIND = "listings";
    private static final String PLAIN = "ref,address,town,bedrooms,rent\n";

    @Autowired
    private ImportService imports;

    @Autowired
    private UploadFolder files;

    @Autowired
    private Agencies agencies;

    @Autowired
    private StatementCounter statements;

    @Autowired
    private JdbcClient database;

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

    /** The figures were counted from the files by a script of its own. */
    @ParameterizedTest
    @CsvSource({
        "savills,     326, 317, 2571299, 845, 219, 89, 9, 0",
        "chestertons, 225, 225, 1013474, 531,   0,  0, 0, 225",
        "foxtons,     127, 127,  690986, 227, 115, 11, 0, 1"
    })
    void theLondonFilesGoIn(
            String file, int rows, int good, long rents, int bedrooms, int flats, int houses, int studios, int others)
            throws Exception {
        var path = SharedData.file("uk/london-rents-2025-12/" + file + ".csv");
        var job = checked(Files.newInputStream(path));
        assertThat(job.rowsTotal()).isEqualTo(rows);
        assertThat(job.rowsGood()).isEqualTo(good);
        assertThat(imports.problems(job, 0, 500))
                .allSatisfy(problem -> assertThat(problem.reason().key())
                        .isIn(
                                "import.listings.problem.bedrooms-missing",
                                "import.listings.problem.rents-differ",
                                "import.listings.problem.town"));
        assertThat(imports.apply(job).rowsImported()).isEqualTo(good);
        var listings = listings();
        assertThat(listings).hasSize(good);
        assertThat(sum(listings, "rent_pcm_pence") / 100).isCloseTo(rents, within(1L));
        assertThat(sum(listings, "bedrooms")).isEqualTo(bedrooms);
        assertThat(ofType(listings, "FLAT")).isEqualTo(flats);
        assertThat(ofType(listings, "HOUSE")).isEqualTo(houses);
        assertThat(ofType(listings, "STUDIO")).isEqualTo(studios);
        assertThat(ofType(listings, "OTHER")).isEqualTo(others);
        assertThat(listings).allSatisfy(row -> assertThat(row).containsEntry("status", "DRAFT"));

        var again = checked(Files.newInputStream(path));
        assertThat(again.importedBefore()).isNotNull();
        assertThat(again.rowsGood()).isZero();
        assertThat(imports.problems(again, 0, 500))
                .filteredOn(p -> p.reason().key().equals("import.listings.problem.already-here"))
                .hasSize(good)
                .allSatisfy(problem ->
                        assertThat(problem.reason().arguments().getFirst()).matches("LK-\\d{6,}"));
    }

    @Test
    void foxtonsRentsByTheWeekAreReportedWhenTheirColumnIsLeftOut() throws Exception {
        var path = SharedData.file("uk/london-rents-2025-12/foxtons.csv");
        var job = imports.upload(KIND, agency.branchId(), "foxtons.csv", Files.newInputStream(path));
        var matching = matching(job);
        matching.set(matching.indexOf("rentPw"), null);
        job = imports.check(job.id(), matching);
        assertThat(job.rowsGood()).isEqualTo(109);
        assertThat(imports.problems(job, 0, 50))
                .hasSize(18)
                .allSatisfy(problem ->
                        assertThat(problem.reason().key()).isEqualTo("import.listings.problem.rent-missing"));
    }

    @Test
    void aCheckWritesNothing() throws Exception {
        var job = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        assertThat(job.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(job.rowsGood()).isEqualTo(1);
        assertThat(listings()).isEmpty();
        assertThat(count("property")).isZero();
        assertThat(count("history_event")).isZero();
    }

    @Test
    void aRowBecomesAPropertyAListingAndTheirHistory() throws Exception {
        var job = imports.apply(checked(PLAIN + "A1,\"1 High Street, BS1 4DJ\",Bristol,2,1200\n"));
        assertThat(job.status()).isEqualTo(ImportStatus.COMMITTED);
        assertThat(listings())
                .singleElement()
                .satisfies(listing -> assertThat(listing)
                        .containsEntry("town", "Bristol")
                        .containsEntry("postcode", "BS1 4DJ")
                        .containsEntry("outcode", "BS1")
                        .containsEntry("rent_pcm_pence", 1_200_00L)
                        .containsEntry("branch_id", agency.branchId())
                        .containsEntry("negotiator_id", null)
                        .containsEntry("version", 0));
        assertThat(rows("select own_ref from property")).extracting("own_ref").containsExactly("A1");
        assertThat(rows("select from_status, to_status, by_id from status_change"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("from_status", null)
                        .containsEntry("to_status", "DRAFT")
                        .containsEntry("by_id", agency.manager().id()));
        assertThat(rows("select old_pence, new_pence, new_frequency from price_change"))
                .singleElement()
                .satisfies(change -> assertThat(change)
                        .containsEntry("old_pence", null)
                        .containsEntry("new_pence", 1_200_00L)
                        .containsEntry("new_frequency", "MONTHLY"));
        assertThat(rows("""
                        select e.entity_type, e.import_id, e.changes @> '[{"field": "town", "before": null, "after": "Bristol"}]' as ok
                          from history_event e where e.event_type = 'IMPORTED' order by 1"""))
                .extracting("entity_type", "import_id", "ok")
                .containsExactly(Tuple.tuple("Listing", job.id(), true), Tuple.tuple("Property", job.id(), true));
        assertThat(files.file(job.id())).doesNotExist();
    }

    @Test
    void messyRowsAreReportedByLineColumnAndReason() throws Exception {
        var job = checked("""
                Ref;Address;Town;Beds;Rent
                A1;1 High Street;Bristol;2;£1,200 pcm
                A2;2 High Street;Bristol;2;
                A3;3 High Street;Bristol;2
                A4;4 High Street;Bristol;2;900;extra;more
                A1;5 High Street;Bristol;2;900
                A6;"6
                High Street";Bristol;two;POA
                A7;7\u0007 High Street;Bristol;2;900
                """);
        assertThat(job.separator()).isEqualTo(';');
        assertThat(job.rowsTotal()).isEqualTo(7);
        assertThat(job.rowsGood()).isEqualTo(1);
        assertThat(imports.problems(job, 0, 50))
                .extracting(
                        ProblemRow::line,
                        ProblemRow::column,
                        ProblemRow::value,
                        problem -> problem.reason().key().replaceAll(".*\\.", ""),
                        problem -> problem.reason().arguments())
                .containsExactly(
                        tuple(3, "Rent", "", "rent-missing"),
                        tuple(4, null, null, "too-few-cells", "4", "5"),
                        tuple(5, null, null, "too-many-cells", "7", "5"),
                        tuple(6, "Ref", "A1", "twice", "2"),
                        tuple(7, "Beds", "two", "rooms", "two"),
                        tuple(7, "Rent", "POA", "rent", "POA"),
                        tuple(9, "Address", "7\u0007 High Street", "character", "U+0007"));
        assertThat(imports.problemCount(job)).isEqualTo(7);
        assertThat(imports.problems(job, 2, 2)).extracting(ProblemRow::line).containsExactly(5L, 6L);
        assertThat(imports.good(job, 0, 50))
                .singleElement()
                .satisfies(row -> assertThat(row.cells())
                        .contains(ImportText.plain("1 High Street"), ImportText.of("type.OTHER")));
        var written = imports.apply(job);
        assertThat(written.status()).isEqualTo(ImportStatus.COMMITTED_WITH_SKIPS);
        assertThat(written.rowsImported()).isEqualTo(1);
    }

    @Test
    void windowsFilesKeepTheirLetters() throws Exception {
        var bytes = (PLAIN + "A1,1 Café Road – “East”,Bristol,2,£900\n").getBytes(Charset.forName("windows-1252"));
        var job = imports.apply(checked(new ByteArrayInputStream(bytes)));
        assertThat(job.charset()).isEqualTo("windows-1252");
        assertThat(listings()).extracting("address").containsExactly("1 Café Road – “East”");
    }

    @Test
    void theErrorFileGoesInOnceItIsCorrected() throws Exception {
        var job = checked(PLAIN.replace("\n", ",notes\n") + """
                A1,1 High Street,Bristol,2,1200,fine
                =A2,2 High Street,Bristol,2,,"=cmd|' /C calc'!A0, ""x"\""
                A3,3 High Street,Bristol,2
                A4,4 High Street,Bristol,,900,-5
                """);
        var errors = errorFile(job);
        assertThat(errors).startsWith("\uFEFF\"line\",\"reason\",\"ref\"");
        assertThat(errors)
                .contains("\"'=A2\"")
                .contains("\"'=cmd|' /C calc'!A0, \"\"x\"\"\"")
                .contains("\"-5\"")
                .contains("rent: import.listings.problem.rent-missing");

        var unchanged = checked(errors);
        assertThat(unchanged.rowsTotal()).isEqualTo(3);
        assertThat(unchanged.rowsGood()).isZero();
        assertThat(errorFile(unchanged).lines().map(line -> line.replaceAll("^\\W*\"\\d+\",", "")))
                .containsExactlyElementsOf(errors.lines()
                        .map(line -> line.replaceAll("^\\W*\"\\d+\",", ""))
                        .toList());

        var corrected = checked(errors.replace("\"Bristol\",\"2\",\"\"", "\"Bristol\",\"2\",\"950\""));
        assertThat(corrected.rowsGood()).isEqualTo(1);
        imports.apply(corrected);
        assertThat(rows("select own_ref from property")).extracting("own_ref").containsExactly("=A2");
    }

    @Test
    void whatCannotBeReadIsRefusedAndLeavesNothing() throws Exception {
        var before = folderSize();
        for (var file : Map.of("", Reason.EMPTY, "a,b\n", Reason.HEADER_ONLY, "%PDF-1.7 x", Reason.PDF)
                .entrySet()) {
            assertThatExceptionOfType(UnreadableFile.class)
                    .isThrownBy(() -> upload(file.getKey()))
                    .satisfies(refused -> assertThat(refused.reason()).isEqualTo(file.getValue()));
        }
        assertThat(folderSize()).isEqualTo(before);
    }

    @Test
    void aFileThatBreaksLaterIsRefusedAndTheJobStays() throws Exception {
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < 500; i++) {
            text.append("A").append(i).append(",1 High Street,Bristol,2,1200\n");
        }
        var job = upload(text + "B,\"never closed,Bristol,2,1200\n");
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> imports.check(job.id(), matching(job)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNCLOSED_QUOTE));
        assertThat(imports.find(job.id()).orElseThrow().status()).isEqualTo(ImportStatus.UPLOADED);
        assertThat(count("import_row")).isZero();
    }

    @Test
    void onlyManagersAndAdminsImport() throws Exception {
        var job = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        for (SignedIn person : List.of(agency.agent(), agency.viewer())) {
            Agencies.signIn(person);
            assertThatThrownBy(() -> upload(PLAIN)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.check(job.id(), matching(job))).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.find(job.id())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.problems(job, 0, 10)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.good(job, 0, 10)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> imports.cancel(job.id())).isInstanceOf(AccessDeniedException.class);
            assertThatThrownBy(() -> errorFile(job)).isInstanceOf(AccessDeniedException.class);
        }
        Agencies.signIn(agency.admin());
        assertThat(imports.apply(job).rowsImported()).isEqualTo(1);
    }

    @Test
    void anotherAgencySeesNothingOfIt() throws Exception {
        var job = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,\n");
        Agencies.signIn(agencies.create().manager());
        assertThat(imports.find(job.id())).isEmpty();
        assertThat(imports.good(job, 0, 10)).isEmpty();
        assertThat(imports.problems(job, 0, 10)).isEmpty();
        assertThat(imports.problemCount(job)).isZero();
        assertThatThrownBy(() -> imports.check(job.id(), matching(job))).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> imports.cancel(job.id())).isInstanceOf(ImportNotFound.class);
        assertThatThrownBy(() -> errorFile(job)).isInstanceOf(ImportNotFound.class);
        assertThat(files.file(job.id())).exists();
        assertThatThrownBy(() -> imports.upload(
                        KIND, agency.branchId(), "x.csv", bytes(PLAIN + "A1,1 High Street,Bristol,2,1\n")))
                .hasMessageContaining("branch");
    }

    @Test
    void aJobIsAppliedOnceAndOnlyAsItWasSeen() throws Exception {
        var job = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        var rechecked = imports.check(job.id(), matching(job));
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportMoved.class);
        imports.apply(rechecked);
        assertThatThrownBy(() -> imports.apply(rechecked)).isInstanceOf(ImportMoved.class);
        assertThatThrownBy(() -> imports.check(job.id(), matching(job))).isInstanceOf(ImportMoved.class);
        assertThat(listings()).hasSize(1);
    }

    @Test
    void whatCameInBetweenStopsTheImport() throws Exception {
        var first = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\nA2,2 High Street,Bristol,2,1200\n");
        var second = checked(PLAIN + "A2,2 High Street,Bristol,2,1200\nA3,3 High Street,Bristol,2,1200\n");
        imports.apply(first);
        var stopped = imports.apply(second);
        assertThat(stopped.status()).isEqualTo(ImportStatus.VALIDATED);
        assertThat(stopped.rowsRejected()).isEqualTo(1);
        assertThat(listings()).hasSize(2);
        assertThat(imports.apply(stopped).rowsImported()).isEqualTo(1);
        assertThat(listings()).hasSize(3);
    }

    @Test
    void aCancelledImportLeavesNothing() throws Exception {
        var job = checked(PLAIN + "A1,1 High Street,Bristol,2,1200\n");
        imports.cancel(job.id());
        assertThat(files.file(job.id())).doesNotExist();
        assertThat(count("import_row")).isZero();
        assertThatThrownBy(() -> imports.apply(job)).isInstanceOf(ImportMoved.class);
    }

    @Test
    void writingTakesAsManyStatementsForOneRowAsForAThousand() throws Exception {
        var one = checked(PLAIN + "X,1 High Street,Bristol,2,1200\n");
        statements.reset();
        imports.apply(one);
        int expected = statements.statements().size();
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < 1_000; i++) {
            text.append("A").append(i).append(",").append(i).append(" High Street,Bristol,2,1200\n");
        }
        var many = checked(text.toString());
        statements.reset();
        imports.apply(many);
        assertThat(statements.statements()).hasSize(expected);
        assertThat(expected).isLessThan(25);
    }

    @Test
    void aListingMadeByHandAfterwardsGetsANumberOfItsOwn() throws Exception {
        var text = new StringBuilder(PLAIN);
        for (int i = 0; i < 120; i++) {
            text.append("A").append(i).append(",").append(i).append(" High Street,Bristol,2,1200\n");
        }
        imports.apply(checked(text.toString()));
        assertThat(rows("select distinct reference from listing")).hasSize(120);
    }

    @Test
    void naughtyStringsGoInOrAreRefusedWithAReason() throws Exception {
        var lines = Files.readAllLines(SharedData.file("strings/blns/blns.txt")).stream()
                .filter(line -> !line.isBlank())
                .toList();
        var text = new StringBuilder("address,town,bedrooms,rent\n");
        lines.forEach(line -> text.append('"')
                .append(line.replace("\u0000", "").replace("\"", "\"\""))
                .append("\",Bristol,2,1200\n"));
        var job = checked(text.toString());
        assertThat(job.rowsTotal()).isEqualTo(lines.size());
        assertThat(imports.problems(job, 0, 500))
                .allSatisfy(problem -> assertThat(problem.reason().key())
                        .isIn("import.problem.character", "listing.problem.too-long", "listing.problem.address"));
        assertThat(imports.apply(job).rowsImported()).isEqualTo(job.rowsGood());
        assertThat(job.rowsRejected()).isLessThan(20);
        assertThat(listings())
                .extracting("address")
                .contains(
                        "1;DROP TABLE users",
                        "ثم نفس سقطت وبالتحديد،, جزيرتي باستخدام أن دنو. إذ هنا؟ الستار وتنصيب كان. أهّل ايطاليا، بريطانيا-فرنسا قد أخذ. سليمان، إتفاقية بين ما, يذكر الحدود أي بعد, معاملة بولندا، الإطلاق عل إيو.");
    }

    private static Tuple tuple(
            long line, @Nullable String column, @Nullable String value, String reason, String... arguments) {
        return Tuple.tuple(line, column, value, reason, List.of(arguments));
    }

    private ImportJob checked(String text) throws IOException, UnreadableFile {
        return checked(bytes(text));
    }

    private ImportJob checked(InputStream bytes) throws IOException, UnreadableFile {
        try (bytes) {
            var job = imports.upload(KIND, agency.branchId(), "test.csv", bytes);
            return imports.check(job.id(), matching(job));
        }
    }

    private ImportJob upload(String text) throws IOException, UnreadableFile {
        return imports.upload(KIND, agency.branchId(), "test.csv", bytes(text));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    private static List<@Nullable String> matching(ImportJob job) {
        var matching = new ArrayList<@Nullable String>();
        job.columns().forEach(column -> matching.add(column.field()));
        return matching;
    }

    private String errorFile(ImportJob job) throws IOException {
        var out = new ByteArrayOutputStream();
        imports.writeErrorFile(job.id(), out, text -> text.key());
        return out.toString(UTF_8);
    }

    private List<Map<String, Object>> listings() {
        return rows("select * from listing order by id");
    }

    private List<Map<String, Object>> rows(String sql) {
        return agencies.within(agency.id(), () -> database.sql(sql).query().listOfRows());
    }

    private long count(String table) {
        return rows("select id from (select 1 as id from " + table + ") one").size();
    }

    private static long sum(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .mapToLong(row -> ((Number) Objects.requireNonNull(row.get(column))).longValue())
                .sum();
    }

    private static long ofType(List<Map<String, Object>> rows, String type) {
        return rows.stream()
                .filter(row -> type.equals(row.get("property_type")))
                .count();
    }

    private long folderSize() throws IOException {
        Path folder = files.file(0).getParent();
        if (folder == null || !Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
