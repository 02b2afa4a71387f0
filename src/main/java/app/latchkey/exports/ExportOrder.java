package app.latchkey.exports;

import java.util.List;

/**
 * What somebody wants written, in words, as it is put on record.
 *
 * @param entityType the rows' kind, such as {@code Listing}
 * @param title of a workbook's sheet
 * @param rows which rows, as the person saw it said
 * @param headings of the columns, in their order
 * @param marked whether a CSV begins with a byte order mark, by which Excel knows UTF-8
 * @param mostRows one row more ends it unfinished
 */
public record ExportOrder(
        ExportFormat format,
        String entityType,
        String title,
        String rows,
        List<String> headings,
        boolean marked,
        long mostRows) {

    public ExportOrder {
        headings = List.copyOf(headings);
        if (headings.isEmpty()) {
            throw new IllegalArgumentException("A table has columns");
        }
    }
}
