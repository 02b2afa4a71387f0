package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.latchkey.Agencies;
import app.latchkey.DeskTest;
import app.latchkey.SharedData;
import app.latchkey.TestAgency;
import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportRun;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.imports.files.UnreadableFile.Reason;
import app.latchkey.listings.ListingExport;
import app.latchkey.listings.ListingExport.ExportChoice;
import app.latchkey.listings.ListingExportColumn;
import app.latchkey.listings.ListingFilter;
import app.latchkey.listings.ListingRow;
import app.latchkey.listings.ListingSelection;
import app.latchkey.listings.ListingService;
import app.latchkey.listings.ListingSort;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.FormulaGuard;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Strings that other programs stumble over: they come out as they went in, or are refused with a reason. */
@DeskTest
class NaughtyStringsTests {

    private static final List<String> OURS = List.of(
            "bell \u0007 inside",
            "lost \uFFFD inside",
            "no character \uFFFF",
            "=1+1",
            "+44 20 7946 0018",
            "-5",
            "@SUM(A1)",
            "-cmd|' /C calc'!A0",
            "'=1+1 guarded already",
            "Grüße 🏠🇬🇧 e\u0301",
            "\u202Eright to left");

    private static final String BLANKS = "[\\s\\p{Z}\\uFEFF]+";

    @Autowired
    private ImportService imports;

    @Autowired
    private ImportFindings findings;

    @Autowired
    private ListingService listings;

    @Autowired
    private ListingExport export;

    @Autowired
    private Agencies agencies;

    private TestAgency agency;
    private Imports desk;

    @BeforeEach
    void signIn() {
        agency = agencies.create();
        desk = new Imports(imports, findings, agency, "listings");
        Agencies.signIn(agency.manager());
    }

    @AfterEach
    void signOut() {
        Agencies.signOut();
    }

    @Test
    void comeOutOfListHistoryAndExportAsTheyWentInOrAreRefused() throws Exception {
        var strings = new ArrayList<>(OURS);
        Files.readAllLines(SharedData.file("strings/blns/blns.txt")).stream()
                .filter(line -> !line.isEmpty())
                .forEach(strings::add);
        var job = desk.checked(desk.upload(file(strings)), plan -> plan.withKey(null));
        assertThat(job.counts().total()).isEqualTo(strings.size());
        var refused = refused(job);
        desk.applied(job);
        var exported = exported();
        var rows = new HashMap<String, ListingRow>();
        for (var row : rows()) {
            rows.put(row.town(), row);
        }
        assertThat(rows).hasSize(strings.size() - refused.size());
        assertThat(exported).hasSameSizeAs(rows);

        for (int i = 0; i < strings.size(); i++) {
            // A cell that a spreadsheet was kept from running is read without the apostrophe that did.
            var given = FormulaGuard.read(strings.get(i)).replaceAll("^" + BLANKS + "|" + BLANKS + "$", "");
            if (refused.containsKey(i + 2L)) {
                assertThat(refused.get(i + 2L))
                        .as(given)
                        .allMatch(problem -> problem.matches("(address|summary) (character U\\+[0-9A-F]{4}|address)"));
                continue;
            }
            var row = Objects.requireNonNull(rows.get("T" + i));
            assertThat(row.address()).as("in the list").isEqualTo(words(given));
            var details = listings.find(row.reference()).orElseThrow().details();
            assertThat(details.address()).isEqualTo(words(given));
            assertThat(details.summary()).isEqualTo(given);
            assertThat(listings.history(row.id(), 0, 10))
                    .as("in history")
                    .flatExtracting(event -> event.changes())
                    .contains(new FieldChange("address", null, words(given)), new FieldChange("summary", null, given));
            assertThat(exported.get("T" + i)).as("in the export").isEqualTo(guarded(words(given)));
        }
        assertThat(refused.keySet())
                .as("what can't be kept, and blanks of every kind")
                .contains(2L, 3L, 4L)
                .hasSizeLessThan(20);
    }

    /** No database keeps this one as text. */
    @Test
    void aNulIsRefusedWhereverItComesFrom() throws Exception {
        assertThatExceptionOfType(UnreadableFile.class)
                .isThrownBy(() -> desk.upload(file(List.of("fine", "nul \u0000 inside"))))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.BINARY));
        var job = desk.checked(desk.upload(file(List.of("bell \u0007 inside"))), plan -> plan.withKey(null));
        var still = imports.correct(job, 2, 0, "nul \u0000 inside");
        assertThat(desk.problems(still)).contains("2 address character U+FFFD");
    }

    private static String file(List<String> strings) {
        var text = new StringBuilder("address,summary,town,bedrooms,rent\n");
        for (int i = 0; i < strings.size(); i++) {
            var cell = '"' + strings.get(i).replace("\"", "\"\"") + '"';
            text.append(cell).append(',').append(cell).append(",T").append(i).append(",2,1200\n");
        }
        return text.toString();
    }

    private Map<Long, List<String>> refused(ImportJob job) {
        var refused = new TreeMap<Long, List<String>>();
        for (var problem : desk.problems(job)) {
            var words = problem.split(" ", 2);
            refused.computeIfAbsent(Long.valueOf(words[0]), line -> new ArrayList<>())
                    .add(words[1]);
        }
        return refused;
    }

    private List<ListingRow> rows() {
        var rows = new ArrayList<ListingRow>();
        for (int offset = 0; offset < listings.count(ListingFilter.ALL); offset += 100) {
            rows.addAll(listings.rows(ListingFilter.ALL, ListingSort.DEFAULT, offset, 100));
        }
        return rows;
    }

    /** Addresses by town, as another program reads them. */
    private Map<String, String> exported() throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(
                ListingSelection.all(ListingFilter.ALL),
                ListingSort.DEFAULT,
                new ExportChoice(
                        ExportFormat.CSV, List.of(ListingExportColumn.TOWN, ListingExportColumn.ADDRESS), false),
                "in words",
                key -> key,
                new ExportRun(),
                out);
        var exported = new HashMap<String, String>();
        try (var csv = CsvReader.builder().ofCsvRecord(out.toString(UTF_8))) {
            csv.stream().skip(1).forEach(row -> exported.put(row.getField(0), row.getField(1)));
        }
        return exported;
    }

    /** An address is one line, with one space between words. */
    private static String words(String text) {
        return text.replaceAll("[\\s\\p{Z}]+", " ").strip();
    }

    /** The one thing an export adds: an apostrophe before what a spreadsheet would run, unless it is a number. */
    private static String guarded(String text) {
        boolean isRun = text.matches("(?s)'*\\s*[=+\\-@].*") && !text.matches("[+-]?[0-9][0-9,]*(\\.[0-9]+)?");
        return isRun ? "'" + text : text;
    }
}
