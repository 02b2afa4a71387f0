package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.SharedData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFormatTests {

    @TempDir
    private Path folder;

    @Test
    void aByteOrderMarkDecides() {
        assertThat(detect("\ufeffname,rent\n£,1\n", UTF_8))
                .isEqualTo(new CsvFormat(new TextEncoding(UTF_8, 3), ',', '"'));
        assertThat(detect("\ufeffname;rent\n£;1\n", UTF_16LE))
                .isEqualTo(new CsvFormat(new TextEncoding(UTF_16LE, 2), ';', '"'));
        assertThat(detect("\ufeffname\trent\n£\t1\n", UTF_16BE))
                .isEqualTo(new CsvFormat(new TextEncoding(UTF_16BE, 2), '\t', '"'));
    }

    @Test
    void withoutOneFlawlessUtf8IsThatAndAllElseIsWindows() {
        assertThat(detect("name,rent\nZoë,£1\n", UTF_8).encoding().charset()).isEqualTo(UTF_8);
        assertThat(detect("name,rent\nZoë,£1\n", TextEncoding.WINDOWS_1252)
                        .encoding()
                        .charset())
                .isEqualTo(TextEncoding.WINDOWS_1252);
        assertThat(detect("name,rent\nZoe,1\n", UTF_8).encoding().charset()).isEqualTo(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void aCharacterAcrossTheMegabytesEdgeIsNoFlaw(int shift) {
        String start = "name,rent\nZoë,1\n";
        String text = start + "x".repeat((1 << 20) - start.length() - shift) + "😀😀,1\n";
        assertThat(detect(text, UTF_8).encoding().charset()).isEqualTo(UTF_8);
    }

    @Test
    void aCharacterCutByTheEndOfTheFileIsAFlaw() throws IOException {
        byte[] whole = "name,rent\nZo\u00eb".getBytes(UTF_8);
        Path file = Files.write(folder.resolve("file.csv"), Arrays.copyOf(whole, whole.length - 1));
        assertThat(read(file).encoding().charset()).isEqualTo(TextEncoding.WINDOWS_1252);
    }

    @Test
    void theFirstPoundSignMayComeLate() {
        String text = "name,rent\n" + "plain,1\n".repeat(400_000) + "x,£2\n";
        assertThat(detect(text, TextEncoding.WINDOWS_1252).encoding().charset()).isEqualTo(TextEncoding.WINDOWS_1252);
        assertThat(detect(text, UTF_8).encoding().charset()).isEqualTo(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(chars = {',', ';', '\t', '|'})
    void theSeparatorIsFoundThoughTheOthersStandInTheText(char separator) {
        var text = new StringBuilder("name,address,rent\n".replace(',', separator));
        for (int i = 0; i < 60; i++) {
            text.append(("\"Smith, Zoe; or | so\t" + i + "\",\"1 High Street,\nLondon;|\",\"1,200\"\n")
                    .replace("\",\"", "\"" + separator + "\""));
        }
        assertThat(detect(text.toString(), UTF_8).separator()).isEqualTo(separator);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "id;address\\n1;10 High Street, London, SW1\\n2;9 Mill Lane, Poole, BH1\\n3;1 Quay, Hull, HU1~;",
                "name;width;height\\na;1,5;2,5\\nb;1,5;2,5~;",
                "name\\nSmith\\nJones~,",
                "a|b\\n1|2\\n3|x,y~|",
                "sep=;\\na,b;c\\n1,2;3~;",
                "SEP=|\\r\\na,b|c\\r\\n1,2|3~|",
                "a,b,c\\n1,2\\n1,2,3\\n1,2,3,4\\n5;6,7,8~,"
            })
    void theSeparatorIsTheOneThatCutsMostEvenly(String text, char separator) {
        assertThat(detect(text.replace("\\n", "\n").replace("\\r", "\r"), UTF_8).separator())
                .isEqualTo(separator);
    }

    @Test
    void singleQuotesCountOnlyWhereTheyAreClearlyUsed() {
        assertThat(detect("'name','rent'\n'Smith, Zoe','1'\n'O''Neill','2'\n", UTF_8))
                .isEqualTo(new CsvFormat(new TextEncoding(UTF_8, 0), ',', '\''));
        assertThat(detect("name,rent\n'Tis here,1\nO'Neill,2\n'quoted',3\n", UTF_8)
                        .quote())
                .isEqualTo('"');
        assertThat(detect("name,rent\n\"a\",'b'\n'c','d'\n", UTF_8).quote()).isEqualTo('"');
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '~',
            value = {
                "messy-csv/frictionless/delimiter.csv~;~UTF-8",
                "messy-csv/frictionless/dialect.csv~|~UTF-8",
                "messy-csv/frictionless/vix.csv~;~UTF-8",
                "messy-csv/frictionless/issue-1478/table.csv~|~UTF-8",
                "messy-csv/commons-csv/CSV-213/999751170.patch.csv~;~UTF-8",
                "messy-csv/frictionless/latin1.csv~,~windows-1252",
                "messy-csv/csvlint/invalid-byte-sequence.csv~,~windows-1252",
                "messy-csv/frictionless/table-with-accents.csv~;~windows-1252",
                "uk/london-rents-2025-12/savills.csv~,~UTF-8",
                "uk/uk-500-contacts/uk-500.csv~,~UTF-8"
            })
    void realFilesAreRecognised(String path, char separator, Charset charset) throws IOException {
        var format = read(SharedData.file(path));
        assertThat(format.separator()).isEqualTo(separator);
        assertThat(format.encoding().charset()).isEqualTo(charset);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messy-csv/papaparse/malformed.tsv", "messy-csv/frictionless/table.tsv"})
    void realFilesWithTabsAreRecognised(String path) throws IOException {
        assertThat(read(SharedData.file(path)).separator()).isEqualTo('\t');
    }

    private CsvFormat detect(String text, Charset charset) {
        try {
            return read(Files.write(folder.resolve("file.csv"), text.getBytes(charset)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static CsvFormat read(Path file) throws IOException {
        return CsvFormat.of(file, TextEncoding.of(file, null), null);
    }
}
