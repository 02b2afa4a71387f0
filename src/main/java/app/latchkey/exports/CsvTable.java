package app.latchkey.exports;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.latchkey.platform.FormulaGuard;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated, UTF-8, lines ended as RFC 4180 says. Days are ISO 8601 and pounds plain decimals, which programs and
 * spreadsheets read alike; text that a spreadsheet could run as a formula is guarded.
 */
class CsvTable implements Table {

    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Writer text;
    private final CsvWriter csv;

    CsvTable(OutputStream out, List<String> headings, boolean marked) throws IOException {
        text = new BufferedWriter(new OutputStreamWriter(out, UTF_8), BUFFER);
        if (marked) {
            text.write(BYTE_ORDER_MARK);
        }
        csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text);
        csv.writeRecord(headings.stream().map(FormulaGuard::guard).toList());
    }

    @Override
    public void row(List<? extends @Nullable Cell> cells) {
        csv.writeRecord(cells.stream().map(CsvTable::text).toList());
    }

    private static String text(@Nullable Cell cell) {
        return switch (cell) {
            case null -> "";
            case Cell.Text(var value) -> FormulaGuard.guard(value);
            case Cell.Count(var value) -> Long.toString(value);
            case Cell.Pounds(var pence) -> BigDecimal.valueOf(pence, 2).toPlainString();
            case Cell.Day(var value) -> value.toString();
        };
    }

    @Override
    public void finish() throws IOException {
        csv.flush();
        text.flush();
    }
}
