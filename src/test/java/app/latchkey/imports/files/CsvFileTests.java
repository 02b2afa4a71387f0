package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.SharedData;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CsvFileTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void rowsComeWithTheLineTheyBeginIn(String end) throws Exception {
        var file = file(String.join(end, "name,notes", "Zoe,\"one", "two\"", "", "Max,x", ",", "Ann,y"));
        assertThat(rows(file))
                .containsExactly(
                        new FileRow(2, List.of("Zoe", "one" + end + "two")),
                        new FileRow(5, List.of("Max", "x")),
                        new FileRow(7, List.of("Ann", "y")));
    }

    @Test
    void lineEndsMayBeMixed() throws Exception {
        assertThat(rows(file("a,b\r\n1,2\n3,4\r5,6")))
                .containsExactly(
                        new FileRow(2, List.of("1", "2")),
                        new FileRow(3, List.of("3", "4")),
                        new FileRow(4, List.of("5", "6")));
    }

    @Test
    void rowsKeepTheirTrueNumberOfCells() throws Exception {
        var rows = rows(file("a,b,c\n1,2\n1,2,3\n1,2,3,4\n"));
        assertThat(rows).extracting(row -> row.cells().size()).containsExactly(2, 3, 4);
        assertThat(rows.getFirst().cell(1)).isEqualTo("2");
        assertThat(rows.getFirst().cell(2)).isEmpty();
    }

    @Test
    void quotesAreRead() throws Exception {
        assertThat(rows(file("a,b,c\n\"x,\"\"y\"\"\", \"z\" ,6\" pipe\n")))
                .containsExactly(new FileRow(2, List.of("x,\"y\"", "z", "6\" pipe")));
    }

    @Test
    void theHeaderHasAUniqueNameForEveryColumn() throws Exception {
        assertThat(header(file(" Name ,name,,Rent\u00a0 pcm,Name (2), \n1,2,3,4,5,6\n")))
                .containsExactly("Name", "name (2)", "Column 3", "Rent pcm", "Name (2) (2)", "Column 6");
    }

    @Test
    void theHeaderIsTheFirstLineWithAnythingInIt() throws Exception {
        var file = file("\r\n,,\r\nname,rent\r\nZoe,1\r\n");
        assertThat(header(file)).containsExactly("name", "rent");
        assertThat(rows(file)).containsExactly(new FileRow(4, List.of("Zoe", "1")));
    }

    @Test
    void aLineThatNamesTheSeparatorIsNotTheHeader() throws Exception {
        var file = file("sep=;\r\nname;rent\r\nZoe;1,5\r\n");
        assertThat(header(file)).containsExactly("name", "rent");
        assertThat(rows(file)).containsExactly(new FileRow(3, List.of("Zoe", "1,5")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void theByteOrderMarkIsNoPartOfTheFirstName(String charset) throws Exception {
        var file = Files.write(folder.resolve("f.csv"), "\ufeffname,rent\nZoë,£1\n".getBytes(charset));
        assertThat(header(file)).containsExactly("name", "rent");
        assertThat(rows(file)).containsExactly(new FileRow(2, List.of("Zoë", "£1")));
    }

    @Test
    void poundsFromWindowsAreRead() throws Exception {
        var file = Files.write(folder.resolve("f.csv"), "name,rent\nZoë,£1 – €2\n".getBytes(TextEncoding.WINDOWS_1252));
        assertThat(rows(file)).containsExactly(new FileRow(2, List.of("Zoë", "£1 – €2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16NeedsNoByteOrderMark(String charset) throws Exception {
        var file = Files.write(folder.resolve("f.csv"), "name,rent\nZoë,£1 – €2\n".getBytes(charset));
        assertThat(rows(file)).containsExactly(new FileRow(2, List.of("Zoë", "£1 – €2")));
    }

    @Test
    void theCharsetMayBeChosen() throws Exception {
        var file = file("name,rent\nZoë,1\n");
        try (var opened = RowFiles.open(file, new FileChoices("windows-1252", null, null, null))) {
            assertThat(opened.format().charset()).isEqualTo("windows-1252");
            assertThat(read(opened)).containsExactly(new FileRow(2, List.of("ZoÃ«", "1")));
        }
        assertThat(RowFiles.charsets()).allSatisfy(charset -> {
            var marked = Files.write(folder.resolve("f.csv"), "\ufeffname,rent\nZoe,1\n".getBytes(charset));
            try (var opened = RowFiles.open(marked, new FileChoices(charset, null, null, null))) {
                assertThat(opened.header().getLast()).isEqualTo("rent");
                assertThat(opened.header().getFirst()).isIn("name", "?name");
            }
        });
    }

    @Test
    void theSeparatorMayBeChosen() throws Exception {
        var file = file("a;b,c\n1;2,3\n");
        try (var opened = RowFiles.open(file, new FileChoices(null, ';', null, null))) {
            assertThat(opened.header()).containsExactly("a", "b,c");
            assertThat(opened.format().separator()).isEqualTo(';');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void theHeaderMayBeChosenWhateverStandsAboveIt(String end) throws Exception {
        var file = file(String.join(end, "A \"report\"", "\"of\" ours", "", "x,y", "a,b", "1,2"));
        for (long line : List.of(3L, 4L)) {
            try (var opened = RowFiles.open(file, new FileChoices(null, ',', null, line))) {
                assertThat(opened.header()).containsExactly("x", "y");
                assertThat(opened.format().headerLine()).isEqualTo(4);
                assertThat(read(opened))
                        .containsExactly(new FileRow(5, List.of("a", "b")), new FileRow(6, List.of("1", "2")));
            }
        }
        for (long line : List.of(6L, 7L, 99L, Long.MAX_VALUE)) {
            assertThat(catchThrowableOfType(
                                    UnreadableFile.class,
                                    () -> RowFiles.open(file, new FileChoices(null, null, null, line)))
                            .reason())
                    .isEqualTo(Reason.HEADER_ONLY);
        }
    }

    @Test
    void aChosenHeaderMayLookLikeData() throws Exception {
        try (var opened = RowFiles.open(file("1,english\n2,german\n"), new FileChoices(null, null, null, 1L))) {
            assertThat(opened.header()).containsExactly("1", "english");
        }
    }

    @Test
    void onlyWhatIsOfferedMayBeChosen() throws Exception {
        var file = file("a,b\n1,2\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.open(file, new FileChoices("UTF-7", null, null, null)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RowFiles.open(file, new FileChoices(null, 'x', null, null)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FileChoices(null, null, null, 0L));
    }

    @Test
    void theShareThatWasReadGrowsToOne() throws Exception {
        var file = file("name,rent\n" + "1 High Street,1200\n".repeat(100_000));
        try (var opened = RowFiles.open(file, FileChoices.NONE)) {
            double last = 0;
            for (int row = 0; row < 100_000; row++) {
                assertThat(opened.next()).isPresent();
                assertThat(opened.readShare()).isBetween(last, 1.0);
                last = opened.readShare();
                if (row == 50_000) {
                    assertThat(last).isBetween(0.45, 0.55);
                }
            }
            assertThat(opened.next()).isEmpty();
            assertThat(opened.readShare()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><table><tr><td>a</td></tr></table>, WEB_PAGE",
        "'  <HTML><body>a,b', WEB_PAGE",
        "<?xml version='1.0'?><a/>, XML",
        "'{ \"a\": [1, 2]}', JSON",
        "'[{\"a\": 1}]', JSON"
    })
    void otherKindsOfTextAreKnownByTheirFirstCharacters(String text, Reason reason) throws Exception {
        assertThat(refusal(file(text + "\n")).reason()).isEqualTo(reason);
        var marked = Files.write(folder.resolve("f.csv"), ("\ufeff" + text).getBytes(UTF_16LE));
        assertThat(refusal(marked).reason()).isEqualTo(reason);
    }

    @Test
    void anyCellsAreReadBackAsTheyWereWritten() throws Exception {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            char separator = ",;\t|".charAt(random.nextInt(4));
            String end = List.of("\n", "\r\n", "\r").get(random.nextInt(3));
            int columns = random.nextInt(2, 8);
            var expected = new ArrayList<List<String>>();
            var text = new StringBuilder(("name" + separator).repeat(columns - 1) + "name" + end);
            for (int i = 0; i < 60; i++) {
                var cells = new ArrayList<String>();
                for (int column = 0; column < columns; column++) {
                    cells.add(column == 0 ? "row " + i : randomCell(random));
                }
                expected.add(cells);
                text.append(cells.stream()
                                .map(cell -> "\"" + cell.replace("\"", "\"\"") + "\"")
                                .reduce((left, right) -> left + separator + right)
                                .orElseThrow())
                        .append(end);
            }
            assertThat(rows(file(text.toString())))
                    .as("round %d", round)
                    .extracting(FileRow::cells)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n\r\n", "\ufeff", ",,,\n,,,\n", "\"\""})
    void aFileWithNothingInItIsRefused(String text) throws Exception {
        assertThat(refusal(file(text)).reason()).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"name,rent", "name,rent\n", "name,rent\n,\n\n", "sep=;\nname;rent\n"})
    void aFileOfNamesOnlyIsRefused(String text) throws Exception {
        assertThat(refusal(file(text)).reason()).isEqualTo(Reason.HEADER_ONLY);
    }

    @ParameterizedTest
    @CsvSource({
        "255044462d312e37, PDF",
        "d0cf11e0a1b11ae1, DAMAGED",
        "1f8b08, ARCHIVE",
        "504b0304, DAMAGED",
        "377abcaf271c, ARCHIVE",
        "89504e470d0a1a0a, BINARY",
        "ffd8ff, BINARY",
        "474946383961, BINARY"
    })
    void otherKindsOfFileAreKnownByTheirFirstBytes(String start, Reason reason) throws Exception {
        var file = folder.resolve("f.csv");
        try (var out = Files.newOutputStream(file)) {
            out.write(HexFormat.of().parseHex(start));
            out.write("\na,b\n1,2\n".getBytes(UTF_8));
        }
        assertThat(refusal(file).reason()).isEqualTo(reason);
    }

    @Test
    void aPackedFileIsAnArchiveAndAWorkbookIsASpreadsheet() throws Exception {
        assertThat(refusal(zip("readme.csv")).reason()).isEqualTo(Reason.ARCHIVE);
        assertThat(refusal(zip("content.xml")).reason()).isEqualTo(Reason.SPREADSHEET);
        assertThat(refusal(zip("xl/workbook.bin")).reason()).isEqualTo(Reason.SPREADSHEET);
        assertThat(refusal(zip("[Content_Types].xml")).reason()).isEqualTo(Reason.BINARY);
        var packed = folder.resolve("packed.csv");
        try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write("a,b\n1,2\n".getBytes(UTF_8));
        }
        assertThat(refusal(packed).reason()).isEqualTo(Reason.ARCHIVE);
    }

    @Test
    void aNulIsNoTextHoweverLateItComes() throws Exception {
        assertThat(refusal(file("a,b\n1,\u0000\n")).reason()).isEqualTo(Reason.BINARY);
        assertThat(refusal(file("a,b\n" + "1,2\n".repeat(500_000) + "1,\u0000\n"))
                        .reason())
                .isEqualTo(Reason.BINARY);
    }

    @Test
    void aFileBeyondTheLargestIsRefusedUnread() throws Exception {
        var file = folder.resolve("huge.csv");
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(300L * 1024 * 1024);
        }
        assertThat(refusal(file).reason()).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void oneEndlessLineIsRefusedBeforeItFillsTheMemory() throws Exception {
        var endless = folder.resolve("endless.csv");
        try (var out = Files.newBufferedWriter(endless)) {
            out.write("name,rent\n");
            for (int i = 0; i < 190; i++) {
                out.write("x".repeat(1024 * 1024));
            }
        }
        assertThat(refusal(endless).reason()).isEqualTo(Reason.CELL_TOO_LARGE);
        assertThat(refusal(file("name,rent\n" + "1,".repeat(10_000_000))).reason())
                .isEqualTo(Reason.TOO_MANY_COLUMNS);
    }

    @Test
    void aCellMayBeAsLongAsTheLimitAndNoLonger() throws Exception {
        String longest = "\"".repeat(RowFiles.LONGEST_CELL);
        var file = file("a,b\n1,\"" + longest.replace("\"", "\"\"") + "\"\n");
        assertThat(rows(file)).containsExactly(new FileRow(2, List.of("1", longest)));

        var longer = refusal(file("a,b\n1,2\n3," + "x".repeat(RowFiles.LONGEST_CELL + 1) + "\n"));
        assertThat(longer.reason()).isEqualTo(Reason.CELL_TOO_LARGE);
        assertThat(longer.line()).hasValue(3);
    }

    @Test
    void thereMayBeAsManyColumnsAsTheLimitAndNoMore() throws Exception {
        String names = "name,".repeat(RowFiles.MOST_COLUMNS - 1) + "name\n";
        assertThat(header(file(names + "1,2\n"))).hasSize(RowFiles.MOST_COLUMNS);
        assertThat(refusal(file("name," + names + "1,2\n")).reason()).isEqualTo(Reason.TOO_MANY_COLUMNS);
        var row = refusal(file(names + "1,2\n" + "x,".repeat(RowFiles.MOST_COLUMNS) + "x\n"));
        assertThat(row.reason()).isEqualTo(Reason.TOO_MANY_COLUMNS);
        assertThat(row.line()).hasValue(3);
    }

    @Test
    void thereMayBeAsManyRowsAsTheLimitAndNoMore() throws Exception {
        try (var three = RowFiles.open(file("a,b\n1,2\n3,4\n5,6\n"), FileChoices.NONE, 3)) {
            assertThat(read(three)).hasSize(3);
        }
        try (var four = RowFiles.open(file("a,b\n1,2\n3,4\n5,6\n7,8\n"), FileChoices.NONE, 3)) {
            var refused = catchThrowableOfType(UnreadableFile.class, () -> read(four));
            assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
            assertThat(refused.line()).hasValue(5);
        }
    }

    @Test
    void aQuoteThatIsNotClosedIsRefusedWithItsLine() throws Exception {
        var refused = refusal(file("a,b\n1,2\n\n3,\"four\n5,6\n7,8\n"));
        assertThat(refused.reason()).isEqualTo(Reason.UNCLOSED_QUOTE);
        assertThat(refused.line()).hasValue(4);
    }

    @Test
    void textBehindAClosingQuoteIsRefusedWithItsLine() throws Exception {
        var refused = refusal(file("a,b\n1,2\n3,\"12\" pipe\n5,6\n"));
        assertThat(refused.reason()).isEqualTo(Reason.STRAY_QUOTE);
        assertThat(refused.line()).hasValue(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,440000,2013-06-07,SW19 1AA\n2,380000,2012-12-21,SW19 1AA",
                "Zoe,Smith,zoe@example.org,SW1P 2JJ,London,Tenant\nMax,Smith,max@example.org,SW1P 2JJ,London,Tenant",
                "1 High Street,SW1P 2JJ,\"£1,200\",Flat,Available\n2 High Street,SW1P 2JJ,\"£1,300\",Flat,Let",
                "1,english\n2,german",
                "name,price,date\"E5\",\"440000\",\"2013-06-07\"\n\"19\",\"380000\",\"2012-12-21\"",
                "name,rent,beds1,900,2\n2,950,3"
            })
    void aHeaderThatIsDataIsRefused(String text) throws Exception {
        var refused = refusal(file(text));
        assertThat(refused.reason()).isEqualTo(Reason.HEADER_IS_DATA);
        assertThat(refused.line()).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "room,2024,2025,2026\nA,1,2,3",
                "unit,01/06/2026,02/06/2026,03/06/2026\nA,free,free,let",
                "a,b,c,d,e\n1,2,3",
                "Address 1,Address 2,Postcode,Rent £,1st viewing\n1,2,3,4,5",
                "0-1 bed,2 beds,3 beds\n1,2,3"
            })
    void anHonestHeaderIsTaken(String text) throws Exception {
        assertThat(rows(file(text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "comma_in_quotes",
                "empty",
                "empty_crlf",
                "escaped_quotes",
                "json",
                "newlines",
                "newlines_crlf",
                "quotes_and_newlines",
                "simple",
                "simple_crlf",
                "utf8"
            })
    void theSpectrumOfFilesIsReadAsItsAnswersSay(String name) throws Exception {
        var file = SharedData.file("messy-csv/csv-spectrum/csvs/" + name + ".csv");
        var answers = JsonMapper.shared()
                .readValue(SharedData.file("messy-csv/csv-spectrum/json/" + name + ".json"), List.class);
        var header = header(file);
        var read = new ArrayList<Map<String, String>>();
        for (var row : rows(file)) {
            var named = new LinkedHashMap<String, String>();
            for (int column = 0; column < header.size(); column++) {
                named.put(header.get(column), row.cell(column));
            }
            read.add(named);
        }
        // The shared copy of a file with Windows line ends has lost them, its answer has not.
        assertThat(read).hasToString(answers.toString().replace("\r\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({
        "uk/london-rents-2025-12/savills.csv, 29, 326",
        "uk/london-rents-2025-12/chestertons.csv, 29, 225",
        "uk/london-rents-2025-12/foxtons.csv, 29, 127",
        "uk/uk-500-contacts/uk-500.csv, 11, 500",
        "uk/spareroom-4cities-2018/Leeds.csv, 13, 1518",
        "short-stays/nyc-2019/AB_NYC_2019.csv, 16, 48895",
        "short-stays/bristol-2025-09-26/listings.csv, 18, 2845",
        "places/outcodes-gibbs/postcodes.csv, 10, 2856",
        "messy-csv/csvlint/cr-line-endings.csv, 3, 2",
        "messy-csv/csvlint/crlf-line-endings.csv, 3, 2",
        "messy-csv/csvlint/inconsistent-line-endings.csv, 3, 2",
        "messy-csv/csvlint/inconsistent-line-endings-unquoted.csv, 3, 2",
        "messy-csv/papaparse/sample-header.csv, 2, 2",
        "messy-csv/papaparse/utf-8-bom-sample.csv, 3, 1",
        "messy-csv/frictionless/blank-headers.csv, 3, 2",
        "messy-csv/frictionless/duplicate-headers.csv, 5, 2",
        "messy-csv/frictionless/blank-rows-multiple.csv, 3, 2",
        "messy-csv/frictionless/issue-1109.csv, 3, 3",
        "messy-csv/frictionless/transpose.csv, 4, 2",
        "messy-csv/frictionless/issue-1066-largecellsize.csv, 2, 19",
        "messy-csv/clevercsv/airedale.csv, 8, 54",
        "messy-csv/clevercsv/imdb.csv, 44, 100",
        "messy-csv/commons-csv/CSVFileParser/bom.csv, 6, 251",
        "messy-csv/csvlint/title-row.csv, 3, 2",
        "messy-csv/frictionless/matrix-with-comment.csv, 4, 4",
        "uk/core-lettings-mhclg/2023_24_lettings_bulk_upload.csv, 135, 7",
        "uk/core-lettings-mhclg/2023_24_lettings_bulk_upload_empty_with_headers.csv, 135, 6",
        "uk/core-lettings-mhclg/2026_27_lettings_bulk_upload.csv, 148, 7",
        "uk/core-lettings-mhclg/rent_ranges_2026.csv, 8, 8880",
        "uk/epc-open-data/domestic.csv, 90, 2",
        "uk/oxford-hmo-register-2018/hmo-temporary-exemptions-register.csv, 6, 16"
    })
    void realFilesAreReadWhole(String path, int columns, int records) throws Exception {
        var file = SharedData.file(path);
        assertThat(header(file)).hasSize(columns).doesNotHaveDuplicates();
        assertThat(rows(file)).hasSize(records);
    }

    @ParameterizedTest
    @CsvSource({
        "uk/hmlr-price-paid/sw19_ppd_data_first3000.csv, HEADER_IS_DATA",
        "messy-csv/papaparse/long-sample.csv, HEADER_IS_DATA",
        "messy-csv/frictionless/without-headers.csv, HEADER_IS_DATA",
        "messy-csv/csvlint/invalid_many_rows.csv, STRAY_QUOTE",
        "messy-csv/papaparse/malformed.tsv, UNCLOSED_QUOTE",
        "messy-csv/csvlint/spreadsheet.xls, OLD_SPREADSHEET",
        "messy-csv/csvlint/spreadsheet.xlsx, HEADER_ONLY",
        "messy-csv/frictionless/table.ods, SPREADSHEET",
        "messy-csv/csv-spectrum/json/simple.json, JSON",
        "feeds/vacationroost-xml/1-RetrieveAllSupplierIds-Request.xml, XML",
        "documents/tika/testPDF.pdf, PDF",
        "documents/tika/testWORD.doc, BINARY",
        "documents/tika/testWORD.docx, BINARY",
        "documents/tika/testRTF.rtf, BINARY",
        "documents/tika/testWEBP.webp, BINARY",
        "messy-csv/frictionless/chunk1.csv.zip, ARCHIVE",
        "messy-csv/frictionless/compression/implicit-gz.csv, ARCHIVE",
        "messy-csv/frictionless/compression/implicit-zip.csv, ARCHIVE",
        "messy-csv/frictionless/wide.csv, TOO_MANY_COLUMNS",
        "messy-csv/frictionless/empty.csv, EMPTY",
        "messy-csv/frictionless/without-rows.csv, HEADER_ONLY",
        "messy-csv/commons-csv/CSV-248/csvRecord.bin, BINARY"
    })
    void realFilesThatAreNoneOfOursAreRefused(String path, Reason reason) throws Exception {
        assertThat(refusal(SharedData.file(path)).reason()).isEqualTo(reason);
    }

    @Test
    void ofAllRealFilesOnlyThoseWithoutAHeaderAreTakenForSuch() throws Exception {
        var refused = new TreeSet<String>();
        var data = SharedData.file(".");
        try (var files = Files.walk(data)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                var why = refusal(file);
                if (why != null && why.reason() == Reason.HEADER_IS_DATA) {
                    refused.add(data.relativize(file).toString());
                }
            }
        }
        assertThat(refused)
                .containsExactly(
                        "messy-csv/frictionless/chunk2.headless.csv",
                        "messy-csv/frictionless/chunk3.csv",
                        "messy-csv/frictionless/without-headers-extra.csv",
                        "messy-csv/frictionless/without-headers.csv",
                        "messy-csv/papaparse/long-sample.csv",
                        "uk/hmlr-price-paid/sw19_ppd_data_first3000.csv");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text);
    }

    private Path zip(String entry) throws IOException {
        var file = folder.resolve("zipped.csv");
        try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
            out.putNextEntry(new ZipEntry(entry));
            out.write("a,b\n1,2\n".getBytes(UTF_8));
        }
        return file;
    }

    private static List<String> header(Path file) throws IOException, UnreadableFile {
        try (var opened = RowFiles.open(file, FileChoices.NONE)) {
            return opened.header();
        }
    }

    private static List<FileRow> rows(Path file) throws IOException, UnreadableFile {
        try (var opened = RowFiles.open(file, FileChoices.NONE)) {
            return read(opened);
        }
    }

    private static List<FileRow> read(RowFile file) throws IOException, UnreadableFile {
        var rows = new ArrayList<FileRow>();
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            rows.add(row.get());
        }
        return rows;
    }

    /** Reads without keeping, so that a test of the memory tests ours. */
    private static UnreadableFile refusal(Path file) {
        return catchThrowableOfType(UnreadableFile.class, () -> {
            try (var opened = RowFiles.open(file, FileChoices.NONE)) {
                var row = opened.next();
                while (row.isPresent()) {
                    row = opened.next();
                }
            }
        });
    }

    private static String randomCell(Random random) {
        var cell = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            cell.append("ab,;|\t\"\n\r'£é 1".charAt(random.nextInt(14)));
        }
        return cell.toString();
    }
}
