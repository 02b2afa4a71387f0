package app.latchkey.imports.rest;

import app.latchkey.api.Versioned;
import app.latchkey.imports.ImportCounts;
import app.latchkey.imports.ImportJob;
import app.latchkey.imports.ImportProgress;
import app.latchkey.imports.ImportStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An import as a program follows it.
 *
 * @param columns the file's, with the field that each is read as
 * @param constants what a field is where no column tells it
 * @param words by field, what a word of the file means
 * @param key what rows are recognised by; null when every row is a new record
 * @param wholeOnly whether nothing is written as long as any row is rejected
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
        List<Column> columns,
        Map<String, String> constants,
        Map<String, Map<String, String>> words,
        @Nullable String key,
        boolean wholeOnly,
        List<String> missing,
        @Nullable String failure)
        implements Versioned {

    /** @param field null for a column that is left out */
    record Column(String name, @Nullable String field) {}

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
                reading.columns(),
                reading.constants(),
                reading.words(),
                reading.key(),
                reading.wholeOnly(),
                missing,
                failure);
    }
}
