package app.latchkey.imports;

import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way in: uploaded, their columns matched, every row checked and shown, and only then written. The
 * steps that write have transactions of their own; no file is received or deleted while one is open.
 */
@Service
@PreAuthorize(Roles.MAY_IMPORT)
@Transactional(readOnly = true)
public class ImportService {

    public static final long LARGEST_BYTES = CsvFile.LARGEST_BYTES;
    public static final long MOST_ROWS = CsvFile.MOST_ROWS;
    public static final int MOST_COLUMNS = CsvFile.MOST_COLUMNS;

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    private static final int LARGEST_PAGE = 500;

    private static final int LONGEST_NAME = 200;
    private static final int ROWS_TO_SAMPLE = 200;
    private static final int SAMPLES = 3;
    private static final int LONGEST_SAMPLE = 60;

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final UploadFolder files;
    private final ImportCheck check;
    private final ImportPreview preview;
    private final ErrorFile errors;
    private final ImportApply apply;

    ImportService(
            ImportJobs jobs,
            ImportTargets targets,
            UploadFolder files,
            ImportCheck check,
            ImportPreview preview,
            ErrorFile errors,
            ImportApply apply) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.check = check;
        this.preview = preview;
        this.errors = errors;
        this.apply = apply;
    }

    public List<ImportField> fields(String kind) {
        return targets.of(kind).fields();
    }

    /** The required fields that no column holds in such a matching. */
    public List<ImportField> missing(String kind, List<@Nullable String> matching) {
        return ColumnMatching.missing(matching, fields(kind));
    }

    /** The headings of {@link #good}. */
    public List<String> previewColumns(String kind) {
        return targets.of(kind).previewColumns();
    }

    /**
     * Takes a file in, and proposes what its columns hold.
     *
     * @param fileName what its owner calls it
     * @throws UnreadableFile when it is not what can be imported
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob upload(String kind, long branchId, String fileName, InputStream bytes)
            throws IOException, UnreadableFile {
        var target = targets.of(kind);
        long id = jobs.nextId();
        boolean isTaken = false;
        try {
            var checksum = files.store(id, bytes);
            try (var file = CsvFile.open(files.file(id))) {
                var columns = columns(file, target.fields());
                var job = jobs.add(id, kind, branchId, label(fileName), checksum, file.format(), columns);
                isTaken = true;
                return job;
            }
        } finally {
            if (!isTaken) {
                files.delete(id);
            }
        }
    }

    public Optional<ImportJob> find(long id) {
        return jobs.find(id);
    }

    /**
     * Checks every row; writes nothing but what it found.
     *
     * @param matching a field's name, or null, for each column of the file
     * @throws UnreadableFile when a later part of the file can't be read
     * @throws ImportMoved when the import is over
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob check(long id, List<@Nullable String> matching) throws IOException, UnreadableFile {
        return check.check(id, matching);
    }

    public List<ProblemRow> problems(ImportJob job, int offset, int limit) {
        refuseHugePage(limit);
        return preview.problems(job, offset, limit);
    }

    /** Exactly as many as {@link #problems} has in all: a row may have several. */
    public int problemCount(ImportJob job) {
        return preview.problemCount(job.id());
    }

    /** The good rows as they would become; there are {@link ImportJob#rowsGood()}. */
    public List<PreviewRow> good(ImportJob job, int offset, int limit) {
        refuseHugePage(limit);
        return preview.good(job, targets.of(job.kind()), offset, limit);
    }

    /** What good rows were understood by, the most frequent first. */
    public List<NoticeCount> notices(ImportJob job) {
        return preview.notices(job.id());
    }

    /** The rejected rows as a file to correct and upload again. */
    public void writeErrorFile(long id, OutputStream out, Function<ImportText, String> wording) throws IOException {
        errors.write(jobs.find(id).orElseThrow(() -> new ImportNotFound(id)), out, wording);
    }

    /**
     * Writes the good rows of a checked file.
     *
     * @return the job: written, or, if rows had to be rejected since the check, not written and to be looked at again
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob apply(ImportJob seen) throws IOException {
        var job = apply.apply(seen.id(), seen.version());
        if (job.status().isWritten()) {
            files.delete(job.id());
        }
        return job;
    }

    /** Gives an import up. Nothing happens to one that was written. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void cancel(long id) throws IOException {
        jobs.cancel(id);
        files.delete(id);
    }

    private static void refuseHugePage(int limit) {
        if (limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
    }

    private static List<FileColumn> columns(CsvFile file, List<ImportField> fields) throws IOException, UnreadableFile {
        var header = file.header();
        var samples = new ArrayList<Set<String>>();
        header.forEach(name -> samples.add(new LinkedHashSet<>()));
        var row = file.next();
        for (int rows = 0; rows < ROWS_TO_SAMPLE && row.isPresent(); rows++) {
            for (int column = 0; column < header.size(); column++) {
                var value = CellText.strip(row.get().cell(column));
                if (!value.isEmpty() && samples.get(column).size() < SAMPLES) {
                    samples.get(column).add(shortened(value));
                }
            }
            row = file.next();
        }
        var matching = ColumnMatching.propose(header, fields);
        return IntStream.range(0, header.size())
                .mapToObj(column ->
                        new FileColumn(header.get(column), List.copyOf(samples.get(column)), matching.get(column)))
                .toList();
    }

    private static String shortened(String value) {
        return CellText.first(LONGEST_SAMPLE, value.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " "));
    }

    /** Some browsers send a path. */
    private static String label(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cs}]", "");
        return CellText.first(LONGEST_NAME, name);
    }
}
