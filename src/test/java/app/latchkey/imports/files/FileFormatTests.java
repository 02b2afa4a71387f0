package app.latchkey.imports.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.latchkey.imports.files.FileFormat.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FileFormatTests {

    @Test
    void formatsAndChoicesAreReadBackFromJsonAsTheyWereWritten() {
        var json = JsonMapper.shared();
        for (var format : List.of(
                new FileFormat(Kind.DELIMITED, "UTF-8", '\t', '"', null, List.of(), 3),
                new FileFormat(Kind.WORKBOOK, null, ',', '"', "Lets & sales", List.of("Lets & sales", "Ünused"), 1),
                new FileFormat(Kind.BLM, "windows-1252", '^', '~', null, List.of(), 7))) {
            assertThat(json.readValue(json.writeValueAsString(format), FileFormat.class))
                    .isEqualTo(format);
        }
        for (var choices : List.of(FileChoices.NONE, new FileChoices("UTF-16LE", ';', "Sheet 2", 4L))) {
            assertThat(json.readValue(json.writeValueAsString(choices), FileChoices.class))
                    .isEqualTo(choices);
        }
    }
}
