package app.latchkey.imports.rest;

import app.latchkey.api.Versioned;
import app.latchkey.imports.ImportCounts;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportProgress;
import app.latchkey.imports.ImportStatus;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An import as a program follows it.
 *
 * @param reading how its file is read
 * @param missing fields that a new record must have and nothing tells
 * @param importedBefore when the very same file was imported already
 */
record ImportResource(
        long id,
        int version,
        String kind,
        long branchId,
        String fileName,
        long bytes,
        String checksum,
        String by,
        Instant at,
        ImportStatus status,
        ImportCounts counts,
        @Nullable ImportProgress progress,
        @Nullable Instant finishedAt,
        @Nullable Instant undoneAt,
        @Nullable Instant importedBefore,
        @JsonUnwrapped ImportReading reading,
        List<String> missing,
        @Nullable String failure)
        implements Versioned {

    static ImportResource of(ImportJob job, ImportReading reading, List<String> missing, @Nullable String failure) {
        return new ImportResource(
                job.id(),
                job.version(),
                job.kind(),
                job.branchId(),
                job.fileName(),
                job.bytes(),
                job.checksum(),
                job.by(),
                job.at(),
                job.status(),
                job.counts(),
                job.progress(),
                job.finishedAt(),
                job.undoneAt(),
                job.importedBefore(),
                reading,
                missing,
                failure);
    }
}
