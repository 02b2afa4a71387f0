package app.latchkey.imports.ui;

import app.latchkey.imports.ImportStatus;

/** The colour that goes with the word of how an import stands. */
final class StatusChip {

    private StatusChip() {}

    static String style(ImportStatus status) {
        return switch (status) {
            case UPLOADED, VALIDATED -> "import-open";
            case CHECKING, QUEUED, RUNNING, UNDO_QUEUED, UNDOING -> "import-working";
            case COMMITTED -> "import-done";
            case COMMITTED_WITH_SKIPS, UNDONE_WITH_CONFLICTS -> "import-partly";
            case FAILED -> "import-failed";
            case CANCELLED, EXPIRED, UNDONE -> "import-over";
        };
    }
}
