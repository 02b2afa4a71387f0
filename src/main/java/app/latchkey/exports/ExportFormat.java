package app.latchkey.exports;

import app.latchkey.platform.security.Role;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;

/** The forms in which rows leave the desk. */
public enum ExportFormat {
    CSV("text/csv; charset=utf-8", Long.MAX_VALUE),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 100_000),
    /** A JSON object on each line, written by whoever has the rows: no table. */
    NDJSON("application/x-ndjson", Long.MAX_VALUE);

    /** What people choose from. */
    public static final List<ExportFormat> TABLES = List.of(CSV, XLSX);

    private static final long MOST_FOR_AGENTS = 10_000;

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

    /** As many as somebody may take with them. */
    public long mostRows(Role role) {
        return role == Role.AGENT ? Math.min(MOST_FOR_AGENTS, mostRows) : mostRows;
    }

    /** Of a file's name, without the dot. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    Table open(OutputStream out, ExportOrder order) throws IOException {
        return switch (this) {
            case CSV -> new CsvTable(out, order.headings(), order.marked());
            case XLSX -> new XlsxTable(out, order.title(), order.headings());
            case NDJSON -> throw new IllegalArgumentException("Lines are no table");
        };
    }
}
