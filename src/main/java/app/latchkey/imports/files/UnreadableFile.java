package app.latchkey.imports.files;

import java.util.OptionalLong;

/** A file that is refused as a whole, and why; for all reasons but those of a place in the file there is no line. */
public final class UnreadableFile extends Exception {

    /** Why a file is refused. What the user is told belongs to the screen. */
    public enum Reason {
        /** No bytes, or none but blanks. */
        EMPTY,
        /** Names of columns and nothing below them. */
        HEADER_ONLY,
        /** Not text: a picture, a program, or text with NUL characters in it. */
        BINARY,
        /** A workbook of a kind that is not read, as .ods or .xlsb. */
        SPREADSHEET,
        /** A workbook as Excel wrote them until 2003: .xls. */
        OLD_SPREADSHEET,
        /** A workbook with no cell filled in the sheet that is read, or without that sheet. */
        WORKBOOK_WITHOUT_ROWS,
        PDF,
        /** A packed file of a kind that is not unpacked. */
        ARCHIVE,
        /** More than one file packed into one. */
        ARCHIVE_OF_MANY,
        /** A packed file inside a packed file. */
        ARCHIVE_IN_ARCHIVE,
        ARCHIVE_EMPTY,
        /** A workbook or a packed file that asks for a password. */
        ENCRYPTED,
        /** A workbook or a packed file that is cut short, or not made as it should be. */
        DAMAGED,
        WEB_PAGE,
        XML,
        JSON,
        /** More bytes or more rows than are taken; unpacked, if the file is packed. */
        TOO_LARGE,
        /** More characters in one cell than are taken, often because a quote was never closed. */
        CELL_TOO_LARGE,
        TOO_MANY_COLUMNS,
        /** More array formulas, as Excel makes for XLOOKUP, than can be read in a reasonable time. */
        TOO_MANY_FORMULAS,
        /** A quote opened in the given line is not closed before the file ends. */
        UNCLOSED_QUOTE,
        /** More text after the quote that closes a cell, as in {@code "12" pipe}: where the cell ends is a guess. */
        STRAY_QUOTE,
        /** The names of the columns are missing, or the first row hangs on to them in the same line. */
        HEADER_IS_DATA,
        /** A BLM file whose header does not say what ends a field and what ends a record, one character each. */
        BLM_HEADER,
        /** A BLM file without a definition of its fields. */
        BLM_DEFINITION,
        /** A BLM file without data. */
        BLM_DATA,
        /** A BLM file that ends before #END#. */
        BLM_CUT_OFF
    }

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final long line;

    public UnreadableFile(Reason reason) {
        this(reason, 0);
    }

    UnreadableFile(Reason reason, long line) {
        super(line > 0 ? reason + " in line " + line : reason.toString());
        this.reason = reason;
        this.line = line;
    }

    public Reason reason() {
        return reason;
    }

    /** The line, counted from 1, where the record begins that gave the reason. */
    public OptionalLong line() {
        return line > 0 ? OptionalLong.of(line) : OptionalLong.empty();
    }
}
