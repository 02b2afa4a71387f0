package app.latchkey.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileNameTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Test
    void saysWhatIsInTheFile() {
        assertThat(FileName.of("listings", List.of("Available", "2 beds"), DAY, ExportFormat.CSV))
                .isEqualTo("listings-available-2-beds-2026-11-21.csv");
        assertThat(FileName.of("listings", List.of("up to £1,500", "St Mary's Café"), DAY, ExportFormat.XLSX))
                .isEqualTo("listings-up-to-1500-st-marys-cafe-2026-11-21.xlsx");
    }

    @Test
    void isANameOnEverySystem() {
        assertThat(FileName.of(
                        "listings", List.of("../../etc/passwd", "a\r\nb: \"c\"", "日本", "CON"), DAY, ExportFormat.CSV))
                .isEqualTo("listings-etc-passwd-a-b-c-con-2026-11-21.csv");
        assertThat(FileName.of("listings", List.of("x".repeat(400)), DAY, ExportFormat.CSV))
                .hasSizeLessThan(120)
                .endsWith("-2026-11-21.csv");
    }
}
