package app.latchkey.exports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.SharedData;
import app.latchkey.exports.Cell.Count;
import app.latchkey.exports.Cell.Day;
import app.latchkey.exports.Cell.Pounds;
import app.latchkey.exports.Cell.Text;
import app.latchkey.platform.FormulaGuard;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class TableTests {

    private static final List<String> HEADINGS = List.of("Name", "Number", "Rent", "From");

    @Test
    void writesCommaSeparatedValuesThatProgramsAndSpreadsheetsRead() throws IOException {
        var row = Arrays.asList(
                new Text("1 \"Old\" Mill, Yard"),
                new Count(3),
                new Pounds(1_250_05),
                new Day(LocalDate.of(2026, 5, 1)));
        var blank = Arrays.<@Nullable Cell>asList(new Text("Ünïcode\nline"), null, null, null);
        assertThat(csv(false, List.of(row, blank))).isEqualTo("""
                        Name,Number,Rent,From\r
                        "1 ""Old"" Mill, Yard",3,1250.05,2026-05-01\r
                        "Ünïcode\nline",,,\r
                        """);
    }

    @Test
    void marksTheBytesOnlyWhenAsked() throws IOException {
        assertThat(csv(true, List.of())).startsWith("\uFEFFName");
        assertThat(csv(false, List.of())).startsWith("Name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =HYPERLINK(\"x\")", "'=1"})
    void letsNoSpreadsheetRunACellOfACsv(String formula) throws IOException {
        var written = csv(false, List.of(row(formula)));
        var read = CsvReader.builder().ofCsvRecord(written).stream()
                .skip(1)
                .findFirst()
                .orElseThrow();
        assertThat(read.getField(0)).startsWith("'");
        assertThat(FormulaGuard.read(read.getField(0))).isEqualTo(formula);
    }

    @Test
    void keepsEveryNastyStringAsItIs() throws Exception {
        var nasty = Files.readAllLines(SharedData.file("strings/blns/blns.txt"), UTF_8);
        var rows = nasty.stream().map(TableTests::row).toList();
        try (var read = CsvReader.builder().skipEmptyLines(false).ofCsvRecord(csv(false, rows))) {
            assertThat(read.stream().skip(1).map(record -> FormulaGuard.read(record.getField(0))))
                    .containsExactlyElementsOf(nasty);
        }
        var cells = sheet(xlsx(rows)).getElementsByTagName("c");
        assertThat(cells.getLength()).isEqualTo(nasty.size() + HEADINGS.size());
        for (int i = 0; i < nasty.size(); i++) {
            var cell = (Element) cells.item(i + HEADINGS.size());
            assertThat(cell.getAttribute("t")).as(nasty.get(i)).isEqualTo("inlineStr");
            assertThat(cell.getElementsByTagName("f").getLength()).isZero();
            assertThat(cell.getTextContent()).isEqualTo(xml(nasty.get(i)));
        }
    }

    @Test
    void givesAWorkbookNumbersThatAddUpAndDaysThatSort() throws Exception {
        var row = List.of(new Text("=1+1"), new Count(3), new Pounds(1_250_05), new Day(LocalDate.of(2026, 5, 1)));
        var cells = sheet(xlsx(List.of(row))).getElementsByTagName("c");
        assertThat(((Element) cells.item(4)).getAttribute("t")).isEqualTo("inlineStr");
        assertThat(cells.item(4).getTextContent()).isEqualTo("=1+1");
        assertThat(((Element) cells.item(5)).getAttribute("t")).isIn("", "n");
        assertThat(cells.item(5).getTextContent()).isEqualTo("3");
        assertThat(cells.item(6).getTextContent()).isEqualTo("1250.05");
        assertThat(Double.parseDouble(cells.item(7).getTextContent())).isEqualTo(46143);
    }

    @Test
    void cutsWhatExcelCannotHold() throws Exception {
        var cells = sheet(xlsx(List.of(List.of(new Text("x".repeat(40_000)))))).getElementsByTagName("c");
        assertThat(cells.item(HEADINGS.size()).getTextContent()).hasSize(32_767);
    }

    /** What is alive after garbage collection must not grow with the rows that were written. */
    @ParameterizedTest
    @EnumSource(value = ExportFormat.class, names = "NDJSON", mode = EnumSource.Mode.EXCLUDE)
    void keepsNothingOfTheRowsItHasWritten(ExportFormat format) throws IOException {
        int rows = format == ExportFormat.CSV ? 1_000_000 : 100_000;
        var table = format.open(OutputStream.nullOutputStream(), order(format, false));
        long early = 0;
        for (int i = 1; i <= rows; i++) {
            table.row(List.of(
                    new Text("LK-%06d, a street of its own".formatted(i)),
                    new Count(i),
                    new Pounds(i),
                    new Day(LocalDate.EPOCH.plusDays(i % 30_000))));
            if (i == rows / 10) {
                early = aliveBytes();
            }
        }
        long late = aliveBytes();
        table.finish();
        assertThat(late - early)
                .as("bytes held for %d rows more", rows * 9 / 10)
                .isLessThan(4L << 20);
    }

    private static long aliveBytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static List<@Nullable Cell> row(String text) {
        return Arrays.asList(new Text(text), null, null, null);
    }

    private static ExportOrder order(ExportFormat format, boolean marked) {
        return new ExportOrder(format, "Listing", "Listings", "all", HEADINGS, marked, format.mostRows());
    }

    private static String csv(boolean marked, List<? extends List<? extends @Nullable Cell>> rows) throws IOException {
        return new String(written(ExportFormat.CSV, marked, rows), UTF_8);
    }

    private static byte[] xlsx(List<? extends List<? extends @Nullable Cell>> rows) throws IOException {
        return written(ExportFormat.XLSX, false, rows);
    }

    private static byte[] written(
            ExportFormat format, boolean marked, List<? extends List<? extends @Nullable Cell>> rows)
            throws IOException {
        var out = new ByteArrayOutputStream();
        var table = format.open(out, order(format, marked));
        for (var row : rows) {
            table.row(row);
        }
        table.finish();
        return out.toByteArray();
    }

    private static Document sheet(byte[] workbook) throws Exception {
        var file = Files.createTempFile("workbook", ".xlsx");
        try {
            Files.write(file, workbook);
            try (var zip = new ZipFile(file.toFile());
                    var sheet = zip.getInputStream(zip.getEntry("xl/worksheets/sheet1.xml"))) {
                return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(sheet);
            }
        } finally {
            Files.delete(file);
        }
    }

    /** XML knows no other control characters, and no half of a pair. */
    private static String xml(String text) {
        var kept = new StringBuilder();
        text.codePoints()
                .filter(c -> c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= 0x20 && c < 0xD800)
                        || (c >= 0xE000 && c < 0xFFFE)
                        || c >= 0x10000)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
