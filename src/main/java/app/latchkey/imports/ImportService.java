package app.latchkey.imports;

import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.jobs.WorkQueue;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way in: uploaded, understood ({@link ImportPlans}), every row checked and shown ({@link ImportFindings}),
 * and only then written; and taken back if need be. What is long runs behind the screens: these methods only ask for it,
 * and {@link ImportJob#status()} tells. No file is received or deleted while a transaction is open.
 */
@Service
@PreAuthorize(Roles.MAY_IMPORT)
@Transactional(readOnly = true)
public class ImportService {

    /** What changes of imports are announced as. */
    public static final String ENTITY = ImportJobs.ENTITY;

    public static final long LARGEST_BYTES = RowFiles.LARGEST_BYTES;
    public static final long MOST_ROWS = RowFiles.MOST_ROWS;
    public static final int MOST_COLUMNS = RowFiles.MOST_COLUMNS;

    /** In characters. */
    public static final int LONGEST_CELL = RowFiles.LONGEST_CELL;

    /** For so long an upload that nobody goes on with is kept (MODEL 5.3). */
    public static final Duration OPEN_FOR = Duration.ofDays(7);

    private static final int LONGEST_NAME = 200;

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final ImportFiles files;
    private final ImportCheck check;
    private final ImportUndo undo;
    private final ImportMemory memory;
    private final Corrections corrections;
    private final ImportRetention retention;
    private final WorkQueue queue;
    private final Clock clock;

    ImportService(
            ImportJobs jobs,
            ImportTargets targets,
            ImportFiles files,
            ImportCheck check,
            ImportUndo undo,
            ImportMemory memory,
            Corrections corrections,
            ImportRetention retention,
            WorkQueue queue,
            Clock clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.check = check;
        this.undo = undo;
        this.memory = memory;
        this.corrections = corrections;
        this.retention = retention;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * Takes a file in, and proposes how it is to be understood: as the agency last understood one with the same names
     * of columns, or else as names and values tell.
     *
     * @param fileName what its owner calls it
     * @throws UnreadableFile when it is not what can be imported
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob upload(String kind, long branchId, String fileName, InputStream bytes)
            throws IOException, UnreadableFile {
        return receive(kind, branchId, fileName, bytes, ArrivedFile::add);
    }

    /**
     * As {@link #upload}, by whoever may find that the file was taken in before.
     *
     * @param taking adds it, or does not: nothing is left of it then
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public <T> T receive(
            String kind, long branchId, String fileName, InputStream bytes, Function<ArrivedFile, T> taking)
            throws IOException, UnreadableFile {
        var target = targets.allowed(kind);
        long id = jobs.nextId();
        boolean isTaken = false;
        try {
            var checksum = files.store(id, bytes);
            var proposal = FileProposal.of(files.rows(id), FileChoices.NONE, target);
            var plan = memory.recall(kind, proposal.plan().columns())
                    .map(known -> known.over(proposal.plan().columns()))
                    .orElse(proposal.plan());
            var job = new ImportJobs.NewJob(
                    id,
                    kind,
                    branchId,
                    label(fileName),
                    Files.size(files.original(id)),
                    checksum,
                    proposal.format(),
                    plan);
            var arrived = new ArrivedFile(checksum, () -> jobs.add(job));
            var taken = taking.apply(arrived);
            isTaken = arrived.isAdded();
            return taken;
        } finally {
            if (!isTaken) {
                files.delete(id);
            }
        }
    }

    /** @throws AccessDeniedException when it is of a kind that is not for the current user */
    public Optional<ImportJob> find(long id) {
        var found = jobs.find(id);
        found.ifPresent(job -> targets.allowed(job.kind()));
        return found;
    }

    /** Those of them that are there and for the current user. */
    public List<ImportJob> among(Collection<Long> ids) {
        return jobs.find(ids).stream()
                .filter(job -> targets.isAllowed(job.kind()))
                .toList();
    }

    /** Imports of this agency of the kinds that are for the current user, the newest first. */
    public List<ImportJob> page(int offset, int limit) {
        ImportPages.refuseHuge(limit);
        return jobs.page(names(), offset, limit);
    }

    /** Those that come behind one in the order of {@link #page}. */
    public List<ImportJob> pageAfter(Instant at, long id, int limit) {
        ImportPages.refuseHuge(limit);
        return jobs.pageAfter(names(), at, id, limit);
    }

    public int count() {
        return jobs.count(names());
    }

    private List<String> names() {
        return targets.allowed().stream().map(ImportKind::name).toList();
    }

    /**
     * Asks for every row to be checked; writes nothing but what is found. The agency remembers the plan for the next
     * file of this kind.
     *
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    @Transactional
    public ImportJob check(ImportJob seen, ImportPlan plan) {
        targets.allowed(seen.kind());
        var job = open(seen);
        jobs.plan(job.id(), job.format(), plan);
        memory.keep(job.kind(), plan);
        return checkAnew(job);
    }

    /**
     * A checked import whose rows a crash of the database took is checked again: without them its screen would show a
     * result and none of the rows. Nothing happens to any other.
     */
    @Transactional
    public ImportJob restore(ImportJob seen) {
        targets.allowed(seen.kind());
        if (seen.status() != ImportStatus.VALIDATED || jobs.isStaged(seen)) {
            return seen;
        }
        var job = jobs.lock(seen.id());
        return job.version() == seen.version() ? checkAnew(job) : job;
    }

    private ImportJob checkAnew(ImportJob job) {
        queue.add(CheckWorker.NAME, job.id());
        return jobs.become(job.id(), ImportStatus.CHECKING);
    }

    /**
     * Corrects a cell of a rejected row, and checks what it concerns again at once; or the whole file, where a crash of
     * the database took its rows.
     *
     * @param column counted from 0
     * @throws ImportMoved when the import is past checking
     */
    @Transactional
    public ImportJob correct(ImportJob seen, long line, int column, String cell) {
        targets.allowed(seen.kind());
        var job = jobs.lock(seen.id());
        if (job.status() != ImportStatus.VALIDATED
                || column >= job.plan().columns().size()) {
            throw new ImportMoved(job.id(), job.status());
        }
        // What no database keeps as text is kept as a character that is refused, too.
        corrections.put(job.id(), line, column, CellText.first(LONGEST_CELL, cell.replace('\u0000', '\uFFFD')));
        return jobs.isStaged(job) ? check.checkAgain(job, List.of(line), 0) : checkAnew(job);
    }

    /**
     * Asks for the good rows of a checked file to be written. It waits while another file of its kind is written.
     *
     * @throws ImportMoved when it is not, or no longer, as it was seen, or some rows are rejected and it goes in as a
     *     whole only
     */
    @Transactional
    public ImportJob apply(ImportJob seen) {
        targets.allowed(seen.kind());
        var job = jobs.begin(seen);
        boolean isWhole =
                job.plan().wholeOnly() || targets.of(job.kind()).kind().wholeOnly();
        boolean isIncomplete = isWhole && job.counts().rejected() > 0;
        if (job.status() != ImportStatus.VALIDATED || isIncomplete) {
            throw new ImportMoved(job.id(), job.status());
        }
        queue.add(WriteWorker.NAME, job.id());
        return jobs.become(job.id(), ImportStatus.QUEUED);
    }

    /** Chooses whether a checked file goes in as a whole or without its rejected rows. */
    @Transactional
    public ImportJob goesInWhole(ImportJob seen, boolean wholeOnly) {
        targets.allowed(seen.kind());
        var job = open(seen);
        if (!wholeOnly && targets.of(job.kind()).kind().wholeOnly()) {
            throw new ImportMoved(job.id(), job.status());
        }
        jobs.plan(job.id(), job.format(), job.plan().wholeOnly(wholeOnly));
        if (job.isEdited()) {
            jobs.draft(job.id(), job.draft().wholeOnly(wholeOnly));
        }
        return jobs.become(job.id(), job.status());
    }

    /** Calls work that is going on off: the import is then where it was before that began. */
    @Transactional
    public ImportJob callOff(long id) {
        var job = jobs.lock(id);
        targets.allowed(job.kind());
        return switch (job.status()) {
            case QUEUED -> jobs.become(id, ImportStatus.VALIDATED);
            case UNDO_QUEUED -> jobs.become(id, UndoWorker.written(job));
            case CHECKING, RUNNING, UNDOING -> jobs.wantCancel(id);
            default -> job;
        };
    }

    /** Gives an import up that nothing was written of. Nothing happens to any other. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void giveUp(long id) throws IOException {
        targets.allowed(jobs.find(id).orElseThrow(() -> new ImportNotFound(id)).kind());
        if (jobs.giveUp(id, ImportStatus.CANCELLED)) {
            retention.sweep(id);
        }
    }

    /**
     * Asks for an import to be taken back.
     *
     * @throws ImportMoved when it is not, or no longer, as it was seen, or too old
     */
    @Transactional
    public ImportJob undo(ImportJob seen) {
        targets.allowed(seen.kind());
        var job = jobs.begin(seen);
        if (!job.isUndoable(clock.instant())) {
            throw new ImportMoved(job.id(), job.status());
        }
        queue.add(UndoWorker.NAME, job.id());
        return jobs.become(job.id(), ImportStatus.UNDO_QUEUED);
    }

    /**
     * Puts the records of a row back that an undo left, whatever happened to them since.
     *
     * @throws ImportMoved when nothing is left to be decided, or it is too late
     */
    @Transactional
    public ImportJob undoAnyway(ImportJob seen, long line) {
        undo.undoAnyway(decidable(seen), line);
        return jobs.find(seen.id()).orElseThrow();
    }

    /**
     * Leaves the records of a row as they are now.
     *
     * @throws ImportMoved when nothing is left to be decided, or it is too late
     */
    @Transactional
    public ImportJob keep(ImportJob seen, long line) {
        undo.keep(decidable(seen), line);
        return jobs.find(seen.id()).orElseThrow();
    }

    private ImportJob open(ImportJob seen) {
        var job = jobs.begin(seen);
        if (!job.status().isOpen()) {
            throw new ImportMoved(job.id(), job.status());
        }
        return job;
    }

    private ImportJob decidable(ImportJob seen) {
        targets.allowed(seen.kind());
        var job = jobs.lock(seen.id());
        if (!job.isDecidable(clock.instant())) {
            throw new ImportMoved(job.id(), job.status());
        }
        return job;
    }

    /** Some browsers send a path. */
    private static String label(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cs}]", "");
        return CellText.first(LONGEST_NAME, name);
    }
}
