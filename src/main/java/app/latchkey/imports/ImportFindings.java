package app.latchkey.imports;

import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was found in files: row by row to look at, and to take away. */
@Service
@PreAuthorize(Roles.MAY_IMPORT)
@Transactional(readOnly = true)
public class ImportFindings {

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final ImportFiles files;
    private final ImportPages pages;
    private final ErrorFile errors;
    private final FilesTaken taken;

    ImportFindings(
            ImportJobs jobs,
            ImportTargets targets,
            ImportFiles files,
            ImportPages pages,
            ErrorFile errors,
            FilesTaken taken) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.pages = pages;
        this.errors = errors;
        this.taken = taken;
    }

    /** Rows that are not rejected, as they would become; {@link ImportJob#counts()} tells how many there are. */
    public List<CheckedRow> rows(ImportJob job, RowAction action, int offset, int limit) {
        ImportPages.refuseHuge(limit);
        return pages.rows(job, targets.allowed(job.kind()), action, offset, limit);
    }

    public List<RejectedRow> rejected(ImportJob job, int offset, int limit) {
        ImportPages.refuseHuge(limit);
        targets.allowed(job.kind());
        return pages.rejected(job.id(), offset, limit);
    }

    /** Those that come behind a line. */
    public List<RejectedRow> rejectedAfter(ImportJob job, long line, int limit) {
        ImportPages.refuseHuge(limit);
        targets.allowed(job.kind());
        return pages.rejectedAfter(job.id(), line, limit);
    }

    /** Why rows are rejected, the most frequent first. */
    public List<ReasonCount> reasons(ImportJob job) {
        targets.allowed(job.kind());
        return pages.reasons(job.id());
    }

    /** What good rows were understood by, the most frequent first. */
    public List<NoticeCount> notices(ImportJob job) {
        targets.allowed(job.kind());
        return pages.notices(job.id());
    }

    /** Words of the file where only ours are of use: a plan may say what they mean. */
    public List<UnknownWord> unknownWords(ImportJob job) {
        var unknown = new ArrayList<UnknownWord>();
        var places = job.plan().places();
        for (var field : targets.allowed(job.kind()).fields()) {
            var place = places.get(field.name());
            if (place != null && !field.choices().isEmpty()) {
                unknown.addAll(pages.unknownWords(job, field, place));
            }
        }
        return unknown;
    }

    /** Rows that an undo left, to be decided one by one. */
    public List<UndoConflict> conflicts(ImportJob job, int offset, int limit) {
        ImportPages.refuseHuge(limit);
        return pages.conflicts(job.id(), targets.allowed(job.kind()), offset, limit);
    }

    public int conflictCount(ImportJob job) {
        targets.allowed(job.kind());
        return pages.conflictCount(job.id());
    }

    /**
     * The rejected rows as a file to correct and upload again.
     *
     * @throws ImportFileGone when they are no longer kept: nothing is written then
     */
    public void writeErrorFile(long id, OutputStream out, Function<ImportText, String> wording) throws IOException {
        var job = found(id);
        taken.tell(id, "errors");
        errors.write(job, out, wording);
    }

    /**
     * The file as it came.
     *
     * @throws ImportFileGone when it is no longer kept: nothing is written then
     */
    public void writeOriginal(long id, OutputStream out) throws IOException {
        var job = found(id);
        taken.tell(id, "original");
        try {
            Files.copy(files.original(job.id()), out);
        } catch (NoSuchFileException e) {
            throw new ImportFileGone(id);
        }
    }

    /** Whether the file as it came is still kept. */
    public boolean hasOriginal(ImportJob job) {
        return Files.exists(files.original(job.id()));
    }

    private ImportJob found(long id) {
        var job = jobs.find(id).orElseThrow(() -> new ImportNotFound(id));
        targets.allowed(job.kind());
        return job;
    }
}
