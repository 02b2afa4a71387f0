package app.latchkey.imports;

/** How far an import has come. */
public enum ImportStatus {
    /** The file is there, its columns are being matched. */
    UPLOADED,
    /** Its rows are being checked; nothing is written. */
    CHECKING,
    /** Every row was checked; nothing is written. */
    VALIDATED,
    /** Waits for its turn to be written: of each kind one file goes in at a time. */
    QUEUED,
    RUNNING,
    /** All rows were written. */
    COMMITTED,
    /** The good rows were written, the others left out. */
    COMMITTED_WITH_SKIPS,
    /** It broke off; nothing is written. */
    FAILED,
    /** Given up by a person. */
    CANCELLED,
    /** Given up because nobody went on with it for {@link ImportService#OPEN_FOR}. */
    EXPIRED,
    /** Waits for its turn to be taken back. */
    UNDO_QUEUED,
    UNDOING,
    /** All records are as they were before. */
    UNDONE,
    /** Records that somebody changed since are left, to be decided one by one. */
    UNDONE_WITH_CONFLICTS;

    /** A person may go on with it. */
    public boolean isOpen() {
        return this == UPLOADED || this == VALIDATED;
    }

    /** Something is being done with it, or will be as soon as it can. */
    public boolean isWorking() {
        return this == CHECKING || this == QUEUED || this == RUNNING || this == UNDO_QUEUED || this == UNDOING;
    }

    /** It ended before anything was written. */
    public boolean isGivenUp() {
        return this == CANCELLED || this == EXPIRED;
    }

    /** Its rows are in. */
    public boolean isWritten() {
        return this == COMMITTED || this == COMMITTED_WITH_SKIPS;
    }

    public boolean isUndone() {
        return this == UNDONE || this == UNDONE_WITH_CONFLICTS;
    }
}
