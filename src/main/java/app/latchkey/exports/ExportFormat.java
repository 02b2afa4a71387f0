package app.latchkey.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/** The kinds of file a table can be written as. */
public enum ExportFormat {
    CSV("text/csv; charset=utf-8", Long.MAX_VALUE),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 100_000);

    private final String contentType;
    private final long mostRows;

    ExportFormat(String contentType, long mostRows) {
        this.contentType = contentType;
        this.mostRows = mostRows;
    }

    public String contentType() {
        return contentType;
    }

    /** More would open slowly or not at all. */
    public long mostRows() {
        return mostRows;
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    Table open(OutputStream out, ExportOrder order) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(out, order.headings(), order.marked());
            case XLSX -> new XlsxTable(out, order.title(), order.headings());
        };
    }
}
