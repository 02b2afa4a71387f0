package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.SharedData;
import app.latchkey.imports.files.FileFormat.Kind;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkbookFileTests {

    private static final String NAMES = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Name</t></is></c></row>";

    @TempDir
    private Path folder;

    @Test
    void cellsComeAsTextThatSaysWhatExcelShows() throws Exception {
        var file = write(book -> {
            var sheet = book.newWorksheet("Lets");
            for (int column = 0; column < 7; column++) {
                sheet.value(0, column, "Name " + column);
            }
            sheet.value(1, 0, "Zoë 😀\nO'Neill & <Sons>");
            sheet.value(1, 1, 950);
            sheet.value(1, 2, 12.5);
            sheet.value(1, 3, LocalDate.of(2026, 1, 31));
            sheet.style(1, 3).format("dd/mm/yyyy").set();
            sheet.value(1, 4, LocalDateTime.of(2026, 1, 31, 14, 30));
            sheet.style(1, 4).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 5, true);
            sheet.value(1, 6, false);
        });
        assertThat(rows(file))
                .containsExactly(new FileRow(
                        2,
                        List.of(
                                "Zoë 😀\nO'Neill & <Sons>",
                                "950",
                                "12.5",
                                "2026-01-31",
                                "2026-01-31T14:30",
                                "TRUE",
                                "FALSE")));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "950, 950",
        "950.0, 950",
        "1E3, 1000",
        "1.5E+3, 1500",
        "1.2E-2, 0.012",
        "0.1, 0.1",
        "0.10000000000000001, 0.1",
        "0.30000000000000004, 0.3",
        "1234.5599999999999, 1234.56",
        "-12.50, -12.5",
        "1234567890123456789, 1234567890123456789",
        "1E20, 100000000000000000000",
        "1E999999, 1E+999999",
        "many, many"
    })
    void numbersArePlain(String stored, String text) throws Exception {
        assertThat(cell("<c r=\"A2\"><v>" + stored + "</v></c>")).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31",
        "2026-01-31T00:00:00, 2026-01-31",
        "2026-01-31T00:00:00.000Z, 2026-01-31",
        "2026-01-31T14:30:00, 2026-01-31T14:30",
        "2026-01-31T14:30:05.25+01:00, 2026-01-31T14:30:05",
        "T09:30:00, 09:30",
        "09:30, 09:30",
        "2026-02-30, 2026-02-30",
        "soon, soon",
        "'', ''"
    })
    void datesAsIsoSaysAreReadAsAnyOthers(String stored, String text) throws Exception {
        var upload = zip(parts(NAMES
                + row("<c r=\"A2\" t=\"d\"><v>%s</v></c>".formatted(stored)
                        + "<c r=\"B2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
                        + "&lt;c t=\"d\"&gt; Grüße &amp; 😀 </t></is></c><c r=\"C2\"><v>12.50</v></c>")));
        var rows = folder.resolve("iso.rows");
        assertThat(Unpacking.unpack(upload, rows)).isTrue();
        assertThat(rows(rows).getFirst().cells()).startsWith(text, "<c t=\"d\"> Grüße & 😀 ", "12.5");
    }

    @Test
    void aWorkbookWithoutSuchDatesIsReadAsItCame() throws Exception {
        var rows = folder.resolve("iso.rows");
        assertThat(Unpacking.unpack(zip(parts(NAMES + row("<c r=\"A2\"><v>1</v></c>"))), rows))
                .isFalse();
        assertThat(rows).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "46053; dd/mm/yyyy; 2026-01-31",
                "46053.5; d mmm yy; 2026-01-31T12:00",
                "46053.000011574; d mmm yy; 2026-01-31T00:00:01",
                "46052.999999999; d mmm yy; 2026-01-31",
                "1; dd/mm/yyyy; 1900-01-01",
                "59; dd/mm/yyyy; 1900-02-28",
                "61; dd/mm/yyyy; 1900-03-01",
                "2958465; dd/mm/yyyy; 9999-12-31",
                "2958466; dd/mm/yyyy; 2958466",
                "-1; dd/mm/yyyy; -1",
                "0.39583333333333331; h:mm; 09:30",
                "46053; [$-809]dddd d mmmm yyyy;@; 2026-01-31",
                "46053; [Red]mmm-yy; 2026-01-31",
                "46053; General; 46053",
                "46053; 0.00; 46053",
                "46053; #,##0 \"days\"; 46053",
                "46053; 0\\d; 46053",
                "0.125; 0.0%; 0.125",
                "950; [$£-809]#,##0.00;[Red]-[$£-809]#,##0.00; 950",
                "1.5; [h]:mm; 1.5"
            })
    void whatIsShownAsADateIsOne(String line) throws Exception {
        var stored = line.substring(0, line.indexOf(';')).strip();
        var format =
                line.substring(line.indexOf(';') + 1, line.lastIndexOf(';')).strip();
        var text = line.substring(line.lastIndexOf(';') + 1).strip();
        var styles = "<numFmts><numFmt numFmtId=\"200\" formatCode=\"" + format.replace("\"", "&quot;")
                + "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>";
        var parts = parts(NAMES + row("<c r=\"A2\" s=\"1\"><v>" + stored + "</v></c>"));
        parts.put("xl/styles.xml", xml("styleSheet", styles));
        assertThat(rows(zip(parts)).getFirst().cell(0)).isEqualTo(text);
    }

    @Test
    void formatsThatExcelDoesNotWriteDownAreKnown() throws Exception {
        var styles = "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"9\"/><xf numFmtId=\"22\"/></cellXfs>";
        var parts = parts(NAMES
                + row("<c r=\"A2\" s=\"0\"><v>46053</v></c><c r=\"B2\" s=\"1\"><v>0.5</v></c>"
                        + "<c r=\"C2\" s=\"2\"><v>46053.25</v></c>"));
        parts.put("xl/styles.xml", xml("styleSheet", styles));
        assertThat(rows(zip(parts)).getFirst().cells()).containsExactly("2026-01-31", "0.5", "2026-01-31T06:00");
    }

    @Test
    void aPlainTableNeedsNoStyles() throws Exception {
        var parts = parts(NAMES + row(inline("A2", "plain") + "<c r=\"B2\"><v>46053</v></c>"));
        parts.remove("xl/styles.xml");
        parts.computeIfPresent(
                "[Content_Types].xml",
                (name, types) -> types.replaceFirst("<Override PartName=\"/xl/styles.xml\"[^>]*/>", ""));
        assertThat(rows(zip(parts)).getFirst().cells()).containsExactly("plain", "46053");
    }

    @Test
    void someMacsCountDaysFrom1904() throws Exception {
        var parts = parts(NAMES + row("<c r=\"A2\" s=\"0\"><v>44591</v></c>"));
        parts.put("xl/styles.xml", xml("styleSheet", "<cellXfs><xf numFmtId=\"14\"/></cellXfs>"));
        parts.computeIfPresent(
                "xl/workbook.xml", (name, book) -> book.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"));
        assertThat(rows(zip(parts)).getFirst().cell(0)).isEqualTo("2026-01-31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<c r='A2' t='str'><f>A1</f><v>Zoë</v></c>; Zoë",
                "<c r='A2'><f>1+1</f><v>2</v></c>; 2",
                "<c r='A2' t='b'><f>TRUE()</f><v>1</v></c>; TRUE",
                "<c r='A2' t='e'><f>1/0</f><v>#DIV/0!</v></c>; #DIV/0!",
                "<c r='A2' t='e'><v>#N/A</v></c>; #N/A",
                "<c r='A2' t='b'><v>0</v></c>; FALSE",
                "<c r='A2' t='s'><v>0</v></c>; rich text",
                "<c r='A2' t='s'><v>1</v></c>; two lines",
                "<c r='A2' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>; inline",
                "<c r='A2' t='inlineStr'><is><t>a_x0009_b_x005F_x0009_c</t></is></c>; a\tb_x0009_c",
                "<c t='inlineStr'><is><t>placeless</t></is></c>; placeless"
            })
    void everyTypeOfCellHasAText(String cell, String text) throws Exception {
        assertThat(cell(cell.replace('\'', '"')).replace("\r\n", " ").replace('\n', ' '))
                .isEqualTo(text);
    }

    @Test
    void rowsAreFilledUpToTheHeaderAndBlankOnesPassedOver() throws Exception {
        var file = write(book -> {
            var sheet = book.newWorksheet("Lets");
            sheet.value(0, 0, "Name");
            sheet.value(0, 1, "Rent");
            sheet.value(2, 0, "Zoe");
            sheet.value(3, 1, "");
            sheet.value(3, 5, " ");
            sheet.value(5, 1, 950);
            sheet.value(6, 0, "Max");
            sheet.value(6, 2, "more");
        });
        try (var opened = open(file)) {
            assertThat(opened.header()).containsExactly("Name", "Rent", "Column 3");
            assertThat(read(opened))
                    .containsExactly(
                            new FileRow(3, List.of("Zoe", "", "")),
                            new FileRow(6, List.of("", "950", "")),
                            new FileRow(7, List.of("Max", "", "more")));
        }
    }

    @Test
    void theHeaderIsFoundUnderTitlesAndMayBeChosen() throws Exception {
        var file = write(book -> {
            var sheet = book.newWorksheet("Lets");
            sheet.value(0, 0, "Rent roll");
            sheet.range(0, 0, 0, 3).merge();
            sheet.value(1, 0, "Generated on");
            sheet.value(1, 1, LocalDate.of(2026, 1, 31));
            sheet.style(1, 1).format("dd/mm/yyyy").set();
            for (int column = 0; column < 4; column++) {
                sheet.value(3, column, "Name " + column);
                sheet.value(4, column, "a" + column);
                sheet.value(5, column, "b" + column);
            }
        });
        try (var opened = open(file)) {
            assertThat(opened.header()).containsExactly("Name 0", "Name 1", "Name 2", "Name 3");
            assertThat(opened.format())
                    .isEqualTo(new FileFormat(Kind.WORKBOOK, null, ',', '"', "Lets", List.of("Lets"), 4));
            assertThat(read(opened)).extracting(FileRow::line).containsExactly(5L, 6L);
        }
        try (var opened = RowFiles.open(file, new FileChoices(null, null, null, 5L))) {
            assertThat(opened.header()).containsExactly("a0", "a1", "a2", "a3");
            assertThat(read(opened)).hasSize(1);
        }
    }

    @Test
    void theFirstSheetWithRowsIsReadUnlessAnotherIsChosenAndHiddenOnesAreNotOffered() throws Exception {
        var file = write(book -> {
            book.newWorksheet("Blank");
            book.newWorksheet("Cover").value(0, 0, "Of interest to you");
            for (String name : List.of("Hidden", "Lets", "Sales & more")) {
                var sheet = book.newWorksheet(name);
                sheet.value(0, 0, "Name");
                sheet.value(1, 0, name);
            }
            book.newWorksheet("Very hidden").setVisibilityState(VisibilityState.VERY_HIDDEN);
        });
        hide(file, "Hidden");
        try (var opened = open(file)) {
            assertThat(opened.format().sheets()).containsExactly("Blank", "Cover", "Lets", "Sales & more");
            assertThat(opened.format().sheet()).isEqualTo("Lets");
            assertThat(read(opened)).containsExactly(new FileRow(2, List.of("Lets")));
        }
        try (var opened = RowFiles.open(file, new FileChoices(null, null, "Sales & more", null))) {
            assertThat(opened.format().sheet()).isEqualTo("Sales & more");
            assertThat(read(opened)).containsExactly(new FileRow(2, List.of("Sales & more")));
        }
        for (String none : List.of("Blank", "Hidden", "Nowhere")) {
            assertThat(refusal(file, new FileChoices(null, null, none, null)).reason())
                    .isEqualTo(Reason.WORKBOOK_WITHOUT_ROWS);
        }
        assertThat(refusal(file, new FileChoices(null, null, "Cover", null)).reason())
                .isEqualTo(Reason.HEADER_ONLY);
    }

    @Test
    void aWorkbookWithoutRowsOrWithNamesOnlyIsRefused() throws Exception {
        assertThat(refusal(zip(parts(""))).reason()).isEqualTo(Reason.WORKBOOK_WITHOUT_ROWS);
        assertThat(refusal(zip(parts(NAMES))).reason()).isEqualTo(Reason.HEADER_ONLY);
        assertThat(refusal(zip(parts(row("<c r=\"A2\"><v>46053</v></c>") + row(3, "<c r=\"A3\"><v>1</v></c>"))))
                        .reason())
                .isEqualTo(Reason.HEADER_IS_DATA);
    }

    @Test
    void theShareThatWasReadGrowsToOne() throws Exception {
        var file = write(book -> {
            var sheet = book.newWorksheet("Lets");
            for (int row = 0; row <= 20_000; row++) {
                sheet.value(row, 0, "Name " + row);
                sheet.value(row, 1, "Bristol");
            }
        });
        try (var opened = open(file)) {
            double last = 0;
            for (int row = 0; row < 20_000; row++) {
                assertThat(opened.next()).isPresent();
                assertThat(opened.readShare()).isBetween(last, 1.0);
                last = opened.readShare();
                if (row == 10_000) {
                    assertThat(last).isBetween(0.45, 0.55);
                }
            }
            assertThat(opened.next()).isEmpty();
            assertThat(opened.readShare()).isEqualTo(1);
        }
    }

    @Test
    void limitsHoldForWorkbooks() throws Exception {
        String longest = "x".repeat(RowFiles.LONGEST_CELL);
        assertThat(cell(inline("A2", longest))).isEqualTo(longest);
        assertThat(refusal(zip(parts(NAMES + row(inline("A2", longest + "x"))))).reason())
                .isEqualTo(Reason.CELL_TOO_LARGE);
        var wide = refusal(zip(parts(NAMES + row(inline("SG2", "x")))));
        assertThat(wide.reason()).isEqualTo(Reason.TOO_MANY_COLUMNS);
        assertThat(wide.line()).hasValue(2);
        assertThat(rows(zip(parts(NAMES + row(inline("A2", "x") + inline("XFD2", " "))))))
                .hasSize(1);
    }

    /** What must not fill the memory, or keep the reader busy for ever. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<c r='A2' t='s'><v>2000000000</v></c>",
                "<c r='A2' t='s'><v>2</v></c>",
                "<c r='A2' t='s'><v>1<!-- x -->0</v></c>",
                "<c r='A2' t='s'><v>&#50;</v></c>",
                "<c r='A2' t='s'><v><![CDATA[200000000]]></v></c>",
                "<c r='A2' t=\"&#115;\"><v>200000000</v></c>",
                "<c r='A2'\nt='s'><v>200000000</v></c>",
                "<c r='A2' t = 's'><v>200000000</v></c>",
                "<x:c xmlns:x='urn:x' r='ZZZZZZ2'><v>1</v></x:c>",
                "<c r='ZZZZZZ2'><v>1</v></c>",
                "<c r='2'><v>1</v></c>",
                "<c r='A'><v>1</v></c>",
                "<c r='&#90;&#90;&#90;&#90;&#90;&#90;2'><v>1</v></c>",
                "<c r='A2' t='unknown'><v>1</v></c>"
            })
    void cellsThatNoProgramWritesAreRefused(String cell) throws Exception {
        assertThat(refusal(zip(parts(NAMES + row(cell)))).reason()).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void bombsAreRefused() throws Exception {
        var parts = parts(NAMES);
        parts.put("xl/sharedStrings.xml", xml("sst", " ".repeat(257 << 20)));
        assertThat(refusal(zip(parts)).reason()).isEqualTo(Reason.TOO_LARGE);
        assertThat(refusal(zip(parts(NAMES + row(inline("A2", "x".repeat(65 << 20))))))
                        .reason())
                .isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void arrayFormulasAreReadUpToWhatTakesTooLong() throws Exception {
        assertThat(rows(zip(parts(NAMES + arrayFormulas(1_000)))))
                .hasSize(1_000)
                .allSatisfy(row -> assertThat(row.cells()).containsExactly(Long.toString(row.line())));
        assertThat(refusal(zip(parts(NAMES + arrayFormulas(130_000)))).reason()).isEqualTo(Reason.TOO_MANY_FORMULAS);
    }

    @Test
    void entitiesAreNotFollowed() throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var parts = parts(NAMES + row(inline("A2", "&leak;")));
        parts.computeIfPresent(
                "xl/worksheets/sheet1.xml",
                (name, sheet) -> "<!DOCTYPE x [<!ENTITY leak SYSTEM \"" + secret.toUri() + "\">]>" + sheet);
        var file = zip(parts);
        var refused = refusal(file);
        if (refused == null) {
            assertThat(rows(file)).noneMatch(row -> row.cells().toString().contains("secret"));
        } else {
            assertThat(refused.reason()).isIn(Reason.DAMAGED, Reason.HEADER_ONLY);
        }
    }

    @Test
    void whateverIsDamagedItIsReadOrRefused() throws Exception {
        byte[] whole = Files.readAllBytes(write(book -> {
            var sheet = book.newWorksheet("Lets");
            for (int row = 0; row < 30; row++) {
                sheet.value(row, 0, "Name " + row);
                sheet.value(row, 1, row * 1.5);
            }
        }));
        var random = new Random(20261121);
        var file = folder.resolve("damaged.xlsx");
        for (int round = 0; round < 300; round++) {
            byte[] damaged = round % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(4, whole.length)) : whole.clone();
            for (int i = 0; i < round % 5; i++) {
                damaged[random.nextInt(4, damaged.length)] = (byte) random.nextInt(256);
            }
            refusal(Files.write(file, damaged));
        }
        var parts = parts(NAMES + row("<c r=\"A2\" t=\"s\"><v>1</v></c>"));
        for (var part : List.copyOf(parts.entrySet())) {
            for (int round = 0; round < 50; round++) {
                var text = new StringBuilder(part.getValue());
                for (int i = random.nextInt(1, 4); i > 0; i--) {
                    int at = random.nextInt(text.length());
                    switch (random.nextInt(3)) {
                        case 0 -> text.deleteCharAt(at);
                        case 1 -> text.setCharAt(at, (char) random.nextInt(32, 127));
                        default -> text.delete(at, Math.min(text.length(), at + 20));
                    }
                }
                var changed = new LinkedHashMap<>(parts);
                changed.put(part.getKey(), text.toString());
                refusal(zip(changed));
            }
        }
    }

    @Test
    void anEncryptedWorkbookIsToldFromAnOldOne() throws Exception {
        assertThat(refusal(compound("Root Entry", "Workbook")).reason()).isEqualTo(Reason.OLD_SPREADSHEET);
        assertThat(refusal(compound("Root Entry", "Book", "\u0005SummaryInformation"))
                        .reason())
                .isEqualTo(Reason.OLD_SPREADSHEET);
        assertThat(refusal(compound(
                                "Root Entry", "a", "b", "c", "d", "e", "f", "g", "EncryptionInfo", "EncryptedPackage"))
                        .reason())
                .isEqualTo(Reason.ENCRYPTED);
        assertThat(refusal(compound("Root Entry", "WordDocument")).reason()).isEqualTo(Reason.BINARY);
    }

    @ParameterizedTest
    @CsvSource({
        "messy-csv/frictionless/table.xlsx, messy-csv/frictionless/table.csv",
        "messy-csv/frictionless/sheet2.xlsx, messy-csv/frictionless/table.csv"
    })
    void realWorkbooksHoldWhatTheSameTextHolds(String workbook, String text) throws Exception {
        try (var first = open(SharedData.file(workbook));
                var second = open(SharedData.file(text))) {
            assertThat(first.header()).isEqualTo(second.header());
            assertThat(read(first)).isEqualTo(read(second));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "messy-csv/frictionless/issue-1024.xlsx, 12, 55, 48",
        "messy-csv/frictionless/issue-320.xlsx, 12, 54, 48",
        "messy-csv/frictionless/skip-rows.xlsx, 2, 2, 2",
        "messy-csv/frictionless/adjust-floating-point-error.xlsx, 1, 4, 5",
        "messy-csv/frictionless/issue-312.xlsx, 1, 5, 4",
        "documents/tika/testEXCEL.xlsx, 4, 3, 16"
    })
    void realWorkbooksAreReadWhole(String path, long headerLine, int columns, int records) throws Exception {
        try (var file = open(SharedData.file(path))) {
            assertThat(file.format().headerLine()).isEqualTo(headerLine);
            assertThat(file.header()).hasSize(columns);
            assertThat(read(file))
                    .hasSize(records)
                    .allSatisfy(row -> assertThat(row.cells()).hasSize(columns));
        }
    }

    private String cell(String cell) throws Exception {
        var rows = rows(zip(parts(NAMES + row(cell))));
        return rows.isEmpty() ? "" : rows.getFirst().cell(0);
    }

    private static String arrayFormulas(int rows) {
        var text = new StringBuilder();
        for (int row = 2; row < rows + 2; row++) {
            text.append(
                    row(row, "<c r=\"A%1$d\"><f t=\"array\" ref=\"A%1$d\">B%1$d</f><v>%1$d</v></c>".formatted(row)));
        }
        return text.toString();
    }

    private static String row(String cells) {
        return row(2, cells);
    }

    private static String row(int number, String cells) {
        return "<row r=\"" + number + "\">" + cells + "</row>";
    }

    private static String inline(String place, String text) {
        return "<c r=\"" + place + "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" + text + "</t></is></c>";
    }

    private static Map<String, String> parts(String rows) {
        var parts = new LinkedHashMap<String, String>();
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        parts.put(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                        + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + type
                        + "sharedStrings+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                xml(
                        "workbook",
                        "<sheets><sheet name=\"Lets\" sheetId=\"1\" r:id=\"rId1\" xmlns:r=\""
                                + "http://schemas.openxmlformats.org/officeDocument/2006/relationships\"/></sheets>"));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                        + "<Relationship Id=\"rId1\" Type=\"x\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/styles.xml", xml("styleSheet", "<cellXfs><xf numFmtId=\"0\"/></cellXfs>"));
        parts.put(
                "xl/sharedStrings.xml",
                xml(
                        "sst",
                        "<si><r><t>rich</t></r><r><rPr><b/></rPr><t xml:space=\"preserve\"> text</t></r></si>"
                                + "<si><t>two\nlines</t></si>"));
        parts.put("xl/worksheets/sheet1.xml", xml("worksheet", "<sheetData>" + rows + "</sheetData>"));
        return parts;
    }

    private static String xml(String root, String content) {
        return "<" + root + " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + content + "</"
                + root + ">";
    }

    private Path zip(Map<String, String> parts) throws IOException {
        var file = folder.resolve("parts.xlsx");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
        }
        return file;
    }

    private Path write(Content content) throws IOException {
        var file = folder.resolve("written.xlsx");
        try (var out = Files.newOutputStream(file);
                var book = new Workbook(out, "Latchkey", "1.0")) {
            content.into(book);
        }
        return file;
    }

    /** The writer hides no sheet that has rows. */
    private static void hide(Path file, String sheet) throws IOException {
        try (var zip = FileSystems.newFileSystem(file)) {
            var book = zip.getPath("xl/workbook.xml");
            var text = Files.readString(book);
            Files.writeString(book, text.replace("name=\"" + sheet + "\"", "name=\"" + sheet + "\" state=\"hidden\""));
        }
    }

    /** A container with these names in its directory, four to a sector, and every sector in another place. */
    private Path compound(String... names) throws IOException {
        int directorySectors = (names.length + 3) / 4;
        var file = ByteBuffer.allocate(512 * (2 + 2 * directorySectors)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0, 0xE11AB1A1E011CFD0L);
        file.putShort(30, (short) 9);
        file.putInt(48, 1);
        file.putInt(76, 0);
        for (int sector = 0; sector < directorySectors; sector++) {
            int place = 1 + 2 * sector;
            file.putInt(512 + 4 * place, sector + 1 == directorySectors ? -2 : place + 2);
            for (int i = 0; i < 4 && sector * 4 + i < names.length; i++) {
                byte[] name = names[sector * 4 + i].getBytes(UTF_16LE);
                int entry = 512 * (1 + place) + 128 * i;
                file.put(entry, name);
                file.putShort(entry + 64, (short) (name.length + 2));
            }
        }
        return Files.write(folder.resolve("compound.xls"), file.array());
    }

    private static RowFile open(Path file) throws IOException, UnreadableFile {
        return RowFiles.open(file, FileChoices.NONE);
    }

    private static List<FileRow> rows(Path file) throws IOException, UnreadableFile {
        try (var opened = open(file)) {
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

    private static UnreadableFile refusal(Path file) {
        return refusal(file, FileChoices.NONE);
    }

    private static UnreadableFile refusal(Path file, FileChoices choices) {
        return catchThrowableOfType(UnreadableFile.class, () -> {
            try (var opened = RowFiles.open(file, choices)) {
                read(opened);
            }
        });
    }

    @FunctionalInterface
    private interface Content {
        void into(Workbook book) throws IOException;
    }
}
