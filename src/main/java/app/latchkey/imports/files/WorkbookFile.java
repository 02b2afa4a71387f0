package app.latchkey.imports.files;

import app.latchkey.imports.files.FileFormat.Kind;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one sheet of an .xlsx: of the one that was chosen, else of the first with names and a row. Hidden sheets
 * are not offered; hidden rows are read, for a filter that was left on is no wish to lose them.
 */
final class WorkbookFile implements Records {

    private final ReadableWorkbook workbook;
    private final WorkbookScan scan;
    private final List<Sheet> sheets;
    private final SheetCell cells;
    private final long firstRow;
    private final Deque<FileRow> ahead = new ArrayDeque<>();
    private Sheet sheet;
    private Stream<Row> stream = Stream.empty();
    private Iterator<Row> rows = stream.iterator();
    private long rowsRead;

    private WorkbookFile(ReadableWorkbook workbook, WorkbookScan scan, @Nullable String chosen, long firstRow)
            throws UnreadableFile {
        this.workbook = workbook;
        this.scan = scan;
        this.firstRow = firstRow;
        cells = new SheetCell(workbook.isDate1904());
        sheets = workbook.getSheets()
                .filter(each -> each.getVisibility() == SheetVisibility.VISIBLE)
                .toList();
        var candidates = chosen == null
                ? sheets
                : sheets.stream().filter(each -> each.getName().equals(chosen)).toList();
        if (candidates.isEmpty()) {
            throw new UnreadableFile(Reason.WORKBOOK_WITHOUT_ROWS);
        }
        sheet = candidates.getFirst();
        for (int i = 0; i < candidates.size() && ahead.size() < 2; i++) {
            open(candidates.get(i));
        }
        if (ahead.size() < 2) {
            open(candidates.getFirst());
        }
    }

    /**
     * Opens a workbook.
     *
     * @param sheet the one to read, or null
     * @param firstRow the row to begin at, whatever stands above it, counted from 1
     */
    static WorkbookFile open(Path file, @Nullable String sheet, long firstRow) throws IOException, UnreadableFile {
        var scan = WorkbookScan.of(file);
        var workbook = workbook(file, scan.hasStyles());
        try {
            return new WorkbookFile(workbook, scan, sheet, firstRow);
        } catch (UnreadableFile | RuntimeException failure) {
            workbook.close();
            throw failure;
        }
    }

    @Override
    public FileFormat format(long headerLine) {
        return new FileFormat(
                Kind.WORKBOOK,
                null,
                ',',
                '"',
                sheet.getName(),
                sheets.stream().map(Sheet::getName).toList(),
                headerLine);
    }

    @Override
    public @Nullable FileRow next() throws UnreadableFile {
        return ahead.isEmpty() ? read() : ahead.poll();
    }

    @Override
    public double readShare() {
        return Math.min(1, (double) rowsRead / Math.max(1, scan.rows(sheet.getId())));
    }

    @Override
    public boolean isHeaderInDoubt() {
        return true;
    }

    @Override
    public boolean isTrimmed() {
        return true;
    }

    @Override
    public Reason whyEmpty() {
        return Reason.WORKBOOK_WITHOUT_ROWS;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }

    /** @param hasStyles without them nothing is shown as a date */
    private static ReadableWorkbook workbook(Path file, boolean hasStyles) throws UnreadableFile {
        try {
            return new ReadableWorkbook(file.toFile(), new ReadingOptions(hasStyles, true));
        } catch (IOException | RuntimeException failure) {
            throw damaged(0, failure);
        }
    }

    /** Begins a sheet and reads its first two rows. */
    private void open(Sheet next) throws UnreadableFile {
        stream.close();
        sheet = next;
        try {
            stream = next.openStream();
            rows = stream.iterator();
        } catch (IOException | RuntimeException failure) {
            throw damaged(0, failure);
        }
        ahead.clear();
        rowsRead = 0;
        for (var row = read(); row != null; row = ahead.size() < 2 ? read() : null) {
            ahead.add(row);
        }
    }

    private @Nullable FileRow read() throws UnreadableFile {
        long line = 0;
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                line = row.getRowNum();
                rowsRead++;
                var texts = line < firstRow ? List.<String>of() : texts(row);
                if (!texts.isEmpty()) {
                    return new FileRow(line, texts);
                }
            }
            return null;
        } catch (RuntimeException failure) {
            throw damaged(line, failure);
        }
    }

    /** The cells up to the last that is not blank. */
    private List<String> texts(Row row) throws UnreadableFile {
        var texts = new ArrayList<String>(row.getCellCount());
        int filled = 0;
        for (int column = 0; column < row.getCellCount(); column++) {
            String text = cells.text(row.getCell(column));
            if (text.length() > RowFiles.LONGEST_CELL) {
                throw new UnreadableFile(Reason.CELL_TOO_LARGE, row.getRowNum());
            }
            texts.add(text);
            if (!text.isBlank()) {
                filled = texts.size();
            }
        }
        if (filled > RowFiles.MOST_COLUMNS) {
            throw new UnreadableFile(Reason.TOO_MANY_COLUMNS, row.getRowNum());
        }
        return texts.subList(0, filled);
    }

    /** The reader says in many ways that it does not understand. */
    private static UnreadableFile damaged(long line, Exception cause) {
        var damaged = new UnreadableFile(Reason.DAMAGED, line);
        damaged.initCause(cause);
        return damaged;
    }
}
