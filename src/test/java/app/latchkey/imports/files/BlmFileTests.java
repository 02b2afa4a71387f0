package app.latchkey.imports.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.SharedData;
import app.latchkey.imports.files.FileFormat.Kind;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlmFileTests {

    private static final String HEADER = "#HEADER#\nVersion : 3\nEOF : '^'\nEOR : '~'\n\n";
    private static final String DEFINITION = "#DEFINITION#\nAGENT_REF^PRICE^SUMMARY^~\n\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void recordsComeWithTheLineTheyBeginIn(String end) throws Exception {
        var text = (HEADER + DEFINITION + "#DATA#\nA1^950^Two\nlines^~\nA2^1100^\"Quoted\", here^~\n#END#\n")
                .replace("\n", end);
        try (var file = open(text, "UTF-8")) {
            assertThat(file.header()).containsExactly("AGENT_REF", "PRICE", "SUMMARY");
            assertThat(file.format()).isEqualTo(new FileFormat(Kind.BLM, "UTF-8", '^', '~', null, List.of(), 7));
            assertThat(rows(file))
                    .containsExactly(
                            new FileRow(10, List.of("A1", "950", "Two" + end + "lines")),
                            new FileRow(12, List.of("A2", "1100", "\"Quoted\", here")));
            assertThat(file.readShare()).isEqualTo(1);
        }
    }

    @Test
    void recordsKeepTheirTrueNumberOfFields() throws Exception {
        var text = HEADER + DEFINITION + "#DATA#\nA1^~A2^950^x^y^~\nA3^950^unended~ ^^^~\n#END#";
        try (var file = open(text, "UTF-8")) {
            assertThat(rows(file))
                    .extracting(FileRow::cells)
                    .containsExactly(List.of("A1"), List.of("A2", "950", "x", "y"), List.of("A3", "950", "unended"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-16LE"})
    void theCharsetIsFoundAndTheHeaderMayBeWrittenInManyWays(String charset) throws Exception {
        var text = "#header#\nVERSION: 3i\neof:\"|\"\nEOR :¬\n#definition#\nA|B|¬\n#data#\n£1|Zoë – €|¬\n#end#\n";
        try (var file = open(text, charset)) {
            assertThat(file.header()).containsExactly("A", "B");
            assertThat(rows(file)).containsExactly(new FileRow(8, List.of("£1", "Zoë – €")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "#HEADER#; BLM_DEFINITION",
                "#HEADER#|EOF : '^'|EOR : '~'|#DATA#|1^~|#END#; BLM_DEFINITION",
                "#HEADER#|EOF : '^'|#DEFINITION#|A^~|#DATA#|1^~|#END#; BLM_HEADER",
                "#HEADER#|EOF : ''|EOR : '~'|#DEFINITION#|A^~|#DATA#|1^~|#END#; BLM_HEADER",
                "#HEADER#|EOF : '^^'|EOR : '~'|#DEFINITION#|A^^~|#DATA#|1^^~|#END#; BLM_HEADER",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^|#DATA#|1^2^|#END#; BLM_DEFINITION",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~; BLM_DATA",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#END#; BLM_DATA",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#DATA#; BLM_CUT_OFF",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#DATA#|#END#; HEADER_ONLY",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#DATA#|1^2^~|; BLM_CUT_OFF",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#DATA#|1^2^~|1^2; BLM_CUT_OFF",
                "#HEADER#|EOF : '^'|EOR : '~'|#DEFINITION#|A^B^~|#DATA#|1^2^|#END#; BLM_CUT_OFF"
            })
    void whatIsWrongIsSaid(String text, Reason reason) throws Exception {
        assertThat(refusal(text.replace('|', '\n')).reason()).isEqualTo(reason);
    }

    @Test
    void aFileWithoutEndIsRefusedBeforeItFillsTheMemory() throws Exception {
        assertThat(refusal(HEADER + DEFINITION + "#DATA#\n" + "x".repeat(20_000_000))
                        .reason())
                .isEqualTo(Reason.CELL_TOO_LARGE);
        assertThat(refusal(HEADER + DEFINITION + "#DATA#\n" + "x^".repeat(10_000_000))
                        .reason())
                .isEqualTo(Reason.TOO_MANY_COLUMNS);
        assertThat(refusal("#HEADER#\n" + "x".repeat(20_000_000)).reason()).isEqualTo(Reason.BLM_DEFINITION);
        assertThat(refusal("#HEADER#\n" + "\n".repeat(20_000_000)).reason()).isEqualTo(Reason.BLM_DEFINITION);
        assertThat(refusal(HEADER + DEFINITION + "#DATA#\nA^\u0000^~\n#END#").reason())
                .isEqualTo(Reason.BINARY);
    }

    @Test
    void aRealFileGivesAllItsRecords() throws Exception {
        try (var file = RowFiles.open(SharedData.file("feeds/blm/example_data.blm"), FileChoices.NONE)) {
            assertThat(file.header()).hasSize(45).startsWith("AGENT_REF").endsWith("MEDIA_VIRTUAL_TOUR_00");
            assertThat(rows(file)).hasSize(37).allSatisfy(row -> {
                assertThat(row.cells()).hasSize(45);
                assertThat(row.cell(0)).matches("2559_[0-9]+");
            });
        }
        var wrong = SharedData.file("feeds/blm/blm_with_wrong_structure.blm");
        assertThat(catchThrowableOfType(UnreadableFile.class, () -> RowFiles.open(wrong, FileChoices.NONE))
                        .reason())
                .isEqualTo(Reason.XML);
    }

    private RowFile open(String text, String charset) throws IOException, UnreadableFile {
        var file = Files.write(folder.resolve("file.blm"), text.getBytes(Charset.forName(charset)));
        return RowFiles.open(file, FileChoices.NONE);
    }

    private UnreadableFile refusal(String text) {
        return catchThrowableOfType(UnreadableFile.class, () -> {
            try (var file = open(text, "UTF-8")) {
                rows(file);
            }
        });
    }

    private static List<FileRow> rows(RowFile file) throws IOException, UnreadableFile {
        var rows = new ArrayList<FileRow>();
        for (var row = file.next(); row.isPresent(); row = file.next()) {
            rows.add(row.get());
        }
        return rows;
    }
}
