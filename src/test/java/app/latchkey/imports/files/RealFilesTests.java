package app.latchkey.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RealFilesTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"messy-csv", "documents", "feeds", "uk", "ical", "strings", "reviews"})
    void everyFileIsReadWholeOrRefusedWithAReason(String below) throws Exception {
        try (var files = Files.walk(SharedData.file(below))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                try {
                    assertThat(rows(file)).as("%s", file).isPositive();
                } catch (UnreadableFile refused) {
                    assertThat(refused.reason()).isNotNull();
                } catch (RuntimeException failure) {
                    throw new AssertionError("Neither read nor refused: " + file, failure);
                }
            }
        }
    }

    @Test
    void whatIsRefusedOfTheMessyTextsIsWhatNobodyCouldReadForCertain() throws Exception {
        var refused = new TreeSet<String>();
        var data = SharedData.file("messy-csv");
        try (var files = Files.walk(data)) {
            for (var file : files.filter(path -> path.toString().matches(".*\\.(csv|tsv|gz|zip|xlsx)"))
                    .toList()) {
                try {
                    rows(file);
                } catch (UnreadableFile why) {
                    refused.add(data.relativize(file) + ": " + why.getMessage());
                }
            }
        }
        assertThat(refused)
                .containsExactly(
                        "commons-csv/CSV-141/csv-141.csv: STRAY_QUOTE in line 3",
                        "csvlint/invalid_many_rows.csv: STRAY_QUOTE in line 4",
                        "csvlint/spreadsheet.xlsx: HEADER_ONLY",
                        "frictionless/chunk2.headless.csv: HEADER_IS_DATA in line 1",
                        "frictionless/chunk3.csv: HEADER_IS_DATA in line 1",
                        "frictionless/empty.csv: EMPTY",
                        "frictionless/escaping.csv: STRAY_QUOTE in line 4",
                        "frictionless/innerpath.package.zip: ARCHIVE_OF_MANY",
                        "frictionless/merged-cells.xlsx: HEADER_ONLY",
                        "frictionless/package-invalid.zip: ARCHIVE_OF_MANY",
                        "frictionless/package.zip: ARCHIVE_OF_MANY",
                        "frictionless/resource.zip: ARCHIVE_OF_MANY",
                        "frictionless/table-multiple-files.zip: ARCHIVE_OF_MANY",
                        "frictionless/wide.csv: TOO_MANY_COLUMNS in line 1",
                        "frictionless/without-headers-extra.csv: HEADER_IS_DATA in line 1",
                        "frictionless/without-headers.csv: HEADER_IS_DATA in line 1",
                        "frictionless/without-rows.csv.zip: HEADER_ONLY",
                        "frictionless/without-rows.csv: HEADER_ONLY",
                        "frictionless/zipped-resources/ogd10_catalogs.zip: ARCHIVE_OF_MANY",
                        "papaparse/long-sample.csv: HEADER_IS_DATA in line 1",
                        "papaparse/malformed.tsv: UNCLOSED_QUOTE in line 9");
    }

    @ParameterizedTest
    @CsvSource({
        "short-stays/bristol-2025-09-26/calendar.csv.gz, 1038425",
        "short-stays/bristol-2025-09-26/listings_detailed.csv.gz, 2845",
        "short-stays/albany-2024-11/calendar.csv.gz, 153665",
        "short-stays/albany-2024-11/reviews.csv.gz, 25313",
        "short-stays/albany-2024-11/listings.csv.gz, 421"
    })
    void packedFilesGiveAllTheirRows(String path, long rows) throws Exception {
        assertThat(rows(SharedData.file(path))).isEqualTo(rows);
    }

    /** All rows, read without keeping them. */
    private long rows(Path upload) throws IOException, UnreadableFile {
        var unpacked = folder.resolve("unpacked");
        var file = Unpacking.unpack(upload, unpacked) ? unpacked : upload;
        long rows = 0;
        try (var opened = RowFiles.open(file, FileChoices.NONE)) {
            while (opened.next().isPresent()) {
                rows++;
            }
        }
        return rows;
    }
}
