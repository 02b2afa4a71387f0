package app.latchkey.imports;

import app.latchkey.imports.files.FileFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One file and what became of it.
 *
 * @param version which state somebody saw who goes on from it
 * @param fileName as its owner calls it: a label, never a path
 * @param checksum SHA-256 of the file as it came
 * @param by the person who brought it
 * @param importedBefore when the very same file was imported already
 * @param failure why the last work on it broke off
 */
public record ImportJob(
        long id,
        int version,
        String kind,
        long branchId,
        String fileName,
        long bytes,
        String checksum,
        String by,
        Instant at,
        FileFormat format,
        ImportPlan plan,
        ImportStatus status,
        ImportCounts counts,
        @Nullable ImportProgress progress,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable String undoneBy,
        @Nullable Instant importedBefore,
        @Nullable ImportText failure) {

    /** For so long after its end an import can be undone, and what that needs is kept (MODEL 5.6). */
    public static final Duration UNDOABLE_FOR = Duration.ofDays(30);

    /** For so long after its end its files and its rejected rows are kept (MODEL 5.6). */
    public static final Duration FILES_KEPT_FOR = Duration.ofDays(90);

    public boolean isUndoable(Instant now) {
        return status.isWritten() && isUndoKept(now);
    }

    /** Whether rows that an undo left can still be decided one by one; after that they stay as they are. */
    public boolean isDecidable(Instant now) {
        return status == ImportStatus.UNDONE_WITH_CONFLICTS && isUndoKept(now);
    }

    private boolean isUndoKept(Instant now) {
        return undoableUntil().filter(now::isBefore).isPresent();
    }

    public Optional<Instant> undoableUntil() {
        return finished().map(at -> at.plus(UNDOABLE_FOR));
    }

    public Optional<Instant> finished() {
        return Optional.ofNullable(finishedAt);
    }

    ImportRun run() {
        return new ImportRun(id, branchId, plan.places());
    }
}
