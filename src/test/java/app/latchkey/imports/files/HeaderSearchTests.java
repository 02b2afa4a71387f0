package app.latchkey.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderSearchTests {

    private static final String TABLE =
            "Address,Town,Beds,Rent\n1 High Street,Bristol,2,950\n2 Mill Lane,Poole,3,1100\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Rent roll\n",
                "Rent roll,,,\n",
                "\n\nRent roll\n\n",
                "Generated on 01/02/2026 14:30\n\n",
                "Generated on,01/02/2026\n",
                "Branch:,Bristol\n",
                "Rent roll\nBranch:,Bristol\nGenerated on,01/02/2026\n\n",
                "# a\n# b\n# c\n# d\n# e\n# f\n# g\n# h\n# i\n# j\n",
                ",Where,,\n",
                "\"Rent roll\nof 2026\",,,\n"
            })
    void titlesStandAboveTheHeader(String titles) throws Exception {
        assertThat(headerLine(titles + TABLE)).isEqualTo(1 + titles.lines().count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "Occupancy,,,\\nroom,2024,2025,2026\\nA,1,2,3~2",
                "# remark\\nid,name\\n1,english~2",
                "Rent roll\\nA;B;C\\nx;y;z~2",
                "Rent roll\\nA\\tB\\tC\\nx\\ty\\tz~2"
            })
    void titlesMayStandAboveFewNamesAndNumbers(String text, long line) throws Exception {
        assertThat(headerLine(text.replace("\\n", "\n").replace("\\t", "\t"))).isEqualTo(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Full name\nSmith, Zoe\nJones, Max\n",
                "Notes\n5 High Street, Bristol\n6 High Street, Bristol\n",
                "Name,,,\nSmith,1 High Street,BS1 4DJ,950\n",
                "Name,,,\nSmith,1 High Street,zoe@example.org,950\n",
                "Name,Town\nSmith,Bristol,2,950\n3,4\n",
                "a,b,c,d\n1\n1,2,3,4\n",
                "name,,\nSmith,2,2026-01-01\n"
            })
    void noRowIsTakenForAHeaderThatMayBeData(String text) throws Exception {
        assertThat(headerLine(text)).isEqualTo(1);
    }

    @Test
    void noTitleIsLookedForBelowTheTenthRow() throws Exception {
        assertThat(headerLine("Title\n".repeat(11) + TABLE)).isEqualTo(1);
    }

    @Test
    void everyRowBelowTheHeaderComesWhateverStandsAboveIt() throws Exception {
        var random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            int columns = random.nextInt(3, 12);
            var text = new StringBuilder();
            int titles = random.nextInt(11);
            for (int title = 0; title < titles; title++) {
                text.append(List.of("Rent roll", "All branches, Bristol".replace(",", ""), "Confidential")
                                .get(title % 3))
                        .append(",".repeat(random.nextBoolean() ? columns - 1 : 0))
                        .append("\n".repeat(random.nextInt(1, 3)));
            }
            text.append("Name,".repeat(columns - 1)).append("Name\n");
            int rows = random.nextInt(1, 40);
            for (int row = 0; row < rows; row++) {
                text.append("row ").append(row);
                for (int column = 1; column < columns; column++) {
                    text.append(',').append(random.nextInt(3) == 0 ? "" : "x" + random.nextInt(100));
                }
                text.append('\n');
            }
            try (var file = RowFiles.open(file(text.toString()), FileChoices.NONE)) {
                assertThat(file.header()).as("round %d", round).hasSize(columns).startsWith("Name", "Name (2)");
                for (int row = 0; row < rows; row++) {
                    assertThat(file.next().orElseThrow().cell(0)).isEqualTo("row " + row);
                }
                assertThat(file.next()).isEmpty();
            }
        }
    }

    @Test
    void theQuestionsOfAGovernmentFormAreItsHeader() throws Exception {
        for (var path : List.of(
                "uk/core-lettings-mhclg/2023_24_lettings_bulk_upload.csv",
                "uk/core-lettings-mhclg/2026_27_lettings_bulk_upload.csv",
                "uk/core-lettings-mhclg/2023_24_lettings_bulk_upload.xlsx")) {
            try (var file = RowFiles.open(SharedData.file(path), FileChoices.NONE)) {
                assertThat(file.format().headerLine()).isEqualTo(2);
                assertThat(file.header()).startsWith("Question", "Which organisation owns this property?");
                assertThat(file.next().orElseThrow().cell(0)).isEqualTo("Additional info");
            }
        }
    }

    private long headerLine(String text) throws IOException, UnreadableFile {
        try (var file = RowFiles.open(file(text), FileChoices.NONE)) {
            return file.format().headerLine();
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("file.csv"), text);
    }
}
