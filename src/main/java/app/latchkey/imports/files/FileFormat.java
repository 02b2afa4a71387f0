package app.latchkey.imports.files;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is read, in plain values that can be written down.
 *
 * @param charset null for a workbook
 * @param separator between cells; in a BLM file what ends a field. A comma, unused, for a workbook
 * @param quote around cells; in a BLM file what ends a record. A double quote, unused, for a workbook
 * @param sheet the sheet that is read; null for all but workbooks
 * @param sheets all sheets that may be read; empty for all but workbooks
 * @param headerLine the line in which the names of the columns begin, counted from 1
 */
public record FileFormat(
        Kind kind,
        @Nullable String charset,
        char separator,
        char quote,
        @Nullable String sheet,
        List<String> sheets,
        long headerLine) {

    public enum Kind {
        /** Text with a separator between cells, as CSV. */
        DELIMITED,
        /** .xlsx */
        WORKBOOK,
        /** What offices send to Rightmove. */
        BLM
    }

    public FileFormat {
        sheets = List.copyOf(sheets);
    }
}
