package app.latchkey.imports;

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
        /** A workbook, whatever its name says. */
        SPREADSHEET,
        PDF,
        /** A zip, gzip or other packed file. */
        ARCHIVE,
        /** More bytes or more rows than are taken. */
        TOO_LARGE,
        /** More characters in one cell than are taken, often because a quote was never closed. */
        CELL_TOO_LARGE,
        TOO_MANY_COLUMNS,
        /** A quote opened in the given line is not closed before the file ends. */
        UNCLOSED_QUOTE,
        /** More text after the quote that closes a cell, as in {@code "12" pipe}: where the cell ends is a guess. */
        STRAY_QUOTE,
        /** The names of the columns are missing, or the first row hangs on to them in the same line. */
        HEADER_IS_DATA
    }

    private final Reason reason;
    private final long line;

    UnreadableFile(Reason reason) {
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
