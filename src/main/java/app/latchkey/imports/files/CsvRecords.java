package app.latchkey.imports.files;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import java.util.ArrayList;
import java.util.List;

/** Takes cells from the parser as they come and refuses a record that grows beyond the limits before it is whole. */
final class CsvRecords extends AbstractBaseCsvCallbackHandler<FileRow> {
    private final int mostColumns;
    private final int longestCell;
    private final List<String> cells = new ArrayList<>();
    private long line;
    private int quoted;

    CsvRecords(int mostColumns, int longestCell) {
        this.mostColumns = mostColumns;
        this.longestCell = longestCell;
    }

    @Override
    protected void handleBegin(long startingLineNumber) {
        cells.clear();
        line = startingLineNumber;
    }

    @Override
    protected void handleField(int index, char[] characters, int offset, int length, boolean isQuoted) {
        if (index >= mostColumns) {
            throw new Refused(new UnreadableFile(UnreadableFile.Reason.TOO_MANY_COLUMNS, line));
        }
        if (length > longestCell) {
            throw new Refused(new UnreadableFile(UnreadableFile.Reason.CELL_TOO_LARGE, line));
        }
        if (isQuoted) {
            quoted++;
        }
        cells.add(new String(characters, offset, length));
    }

    @Override
    protected FileRow buildRecord() {
        return new FileRow(line, cells);
    }

    /** How many cells so far stood in quotes. */
    int quoted() {
        return quoted;
    }

    /** Carries a refusal through the parser, which knows no checked exceptions of ours. */
    static final class Refused extends RuntimeException {
        private final UnreadableFile why;

        Refused(UnreadableFile why) {
            super(why);
            this.why = why;
        }

        UnreadableFile why() {
            return why;
        }
    }
}
