package app.latchkey.imports;

/** How far an import has come. */
public enum ImportStatus {
    /** The file is there, its columns are being matched. */
    UPLOADED,
    /** Every row was checked; nothing is written. */
    VALIDATED,
    /** All rows were written. */
    COMMITTED,
    /** The good rows were written, the others left out. */
    COMMITTED_WITH_SKIPS,
    CANCELLED;

    public boolean isOpen() {
        return this == UPLOADED || this == VALIDATED;
    }

    public boolean isWritten() {
        return this == COMMITTED || this == COMMITTED_WITH_SKIPS;
    }
}
