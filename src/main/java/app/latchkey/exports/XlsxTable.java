package app.latchkey.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * One sheet of an Excel workbook with typed cells: numbers add up and days sort. Text is a text cell whatever it begins
 * with, so it can't be run as a formula.
 */
class XlsxTable implements Table {

    /** Rows held until they are compressed and sent. */
    private static final int HELD = 500;

    /** Excel takes no longer text in a cell. */
    private static final int LONGEST_TEXT = 32_767;

    private static final double COLUMN_WIDTH = 18;

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    XlsxTable(OutputStream out, String title, List<String> headings) {
        workbook = new Workbook(out, "Latchkey", "1.0");
        sheet = workbook.newWorksheet(title);
        sheet.freezePane(0, 1);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, COLUMN_WIDTH);
            sheet.inlineString(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
    }

    @Override
    public void row(List<? extends @Nullable Cell> cells) throws IOException {
        rows++;
        for (int column = 0; column < cells.size(); column++) {
            put(column, cells.get(column));
        }
        if (rows % HELD == 0) {
            sheet.flush();
        }
    }

    private void put(int column, @Nullable Cell cell) {
        switch (cell) {
            case null -> {}
            case Cell.Text(var value) -> sheet.inlineString(rows, column, shortened(value));
            case Cell.Count(var value) -> sheet.value(rows, column, value);
            case Cell.Pounds(var pence) -> {
                sheet.value(rows, column, BigDecimal.valueOf(pence, 2));
                sheet.style(rows, column).format("#,##0.00").set();
            }
            case Cell.Day(var value) -> {
                sheet.value(rows, column, value);
                sheet.style(rows, column).format("dd/mm/yyyy").set();
            }
        }
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_TEXT ? value : value.substring(0, LONGEST_TEXT);
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }
}
