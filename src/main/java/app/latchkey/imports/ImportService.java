package app.latchkey.imports;

import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.jobs.WorkQueue;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files on their way in: uploaded, understood, every row checked and shown, and only then written; and taken back if
 * need be. What is long runs behind the screens: these methods only ask for it, and {@link ImportJob#status()} tells.
 * No file is received or deleted while a transaction is open.
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

    /** More than any screen shows at once; a larger page is a mistake of the caller. */
    private static final int LARGEST_PAGE = 500;

    private static final int LONGEST_NAME = 200;
    private static final int SAMPLE_ROWS = 5;

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final ImportFiles files;
    private final ImportCheck check;
    private final ImportPages pages;
    private final ImportUndo undo;
    private final ImportMemory memory;
    private final Corrections corrections;
    private final ErrorFile errors;
    private final FilesTaken taken;
    private final ImportRetention retention;
    private final WorkQueue queue;
    private final CurrentUser user;
    private final Clock clock;

    ImportService(
            ImportJobs jobs,
            ImportTargets targets,
            ImportFiles files,
            ImportCheck check,
            ImportPages pages,
            ImportUndo undo,
            ImportMemory memory,
            Corrections corrections,
            ErrorFile errors,
            FilesTaken taken,
            ImportRetention retention,
            WorkQueue queue,
            CurrentUser user,
            Clock clock) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.check = check;
        this.pages = pages;
        this.undo = undo;
        this.memory = memory;
        this.corrections = corrections;
        this.errors = errors;
        this.taken = taken;
        this.retention = retention;
        this.queue = queue;
        this.user = user;
        this.clock = clock;
    }

    /** What the current user may bring in. */
    public List<ImportKind> kinds() {
        return targets.kinds().stream().filter(this::isAllowed).toList();
    }

    public ImportKind kind(String kind) {
        return targets.of(kind).kind();
    }

    public List<ImportField> fields(String kind) {
        return targets.of(kind).fields();
    }

    /** What rows may be recognised by, the surest first. */
    public List<MatchKey> keys(String kind) {
        return targets.of(kind).keys();
    }

    /** The fields a new record must have that the plan tells nothing of. */
    public List<ImportField> missing(String kind, ImportPlan plan) {
        return ColumnMatching.missing(plan.told(), fields(kind));
    }

    /** The headings of {@link #rows} and {@link #sample}, as keys of the texts. */
    public List<String> previewColumns(String kind) {
        return targets.of(kind).previewColumns();
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
        var target = allowed(kind);
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

    /**
     * Reads the file in another way than was detected; how it is to be understood is proposed anew.
     *
     * @throws UnreadableFile when it can't be read that way: nothing changes then
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob reread(ImportJob seen, FileChoices choices) throws IOException, UnreadableFile {
        var proposal = FileProposal.of(files.rows(seen.id()), choices, allowed(seen.kind()));
        return jobs.replan(seen, proposal.format(), proposal.plan());
    }

    /**
     * Edits how the file is to be understood, on top of what others edited meanwhile; it takes effect with the next
     * check. A key that rows no longer tell all of is dropped.
     *
     * @throws ImportMoved when it is not open any more, or was read in another way
     */
    @Transactional
    public ImportJob edit(ImportJob seen, UnaryOperator<ImportPlan> edit) {
        allowed(seen.kind());
        var job = jobs.lock(seen.id());
        if (!job.status().isOpen() || !job.plan().isOf(seen.plan().columns())) {
            throw new ImportMoved(job.id(), job.status());
        }
        return jobs.draft(job.id(), edit.apply(job.draft()).recognisedBy(keys(job.kind())));
    }

    /**
     * Takes a whole plan for how the file is to be understood, instead of what was proposed and edited; the next check goes
     * by it.
     *
     * @throws InvalidPlan when it does not fit the file or its kind
     * @throws ImportMoved when it is not, or no longer, as it was seen, or not open
     */
    @Transactional
    public ImportJob replan(ImportJob seen, ImportPlan plan) {
        var problems = PlanRules.check(plan, seen.plan(), allowed(seen.kind()));
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems);
        }
        return jobs.replan(seen, seen.format(), plan.over(seen.plan().columns()));
    }

    /** The first rows as a plan would have them, each by itself: what the agency has is not looked at. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<SampleRow> sample(ImportJob job, ImportPlan plan) throws IOException, UnreadableFile {
        var target = allowed(job.kind());
        var run = new ImportRun(job.id(), job.branchId(), plan.places());
        var reader = new RowReader(target, run, plan);
        var sample = new ArrayList<SampleRow>();
        try (var file = RowFiles.open(files.rows(job.id()), FileProposal.as(job.format()))) {
            for (var row : FileProposal.first(file, SAMPLE_ROWS)) {
                sample.add(pages.sample(target, row.line(), reader.read(row.cells())));
            }
        }
        return sample;
    }

    /** @throws AccessDeniedException when it is of a kind that is not for the current user */
    public Optional<ImportJob> find(long id) {
        var found = jobs.find(id);
        found.ifPresent(job -> allowed(job.kind()));
        return found;
    }

    /** Those of them that are there and for the current user. */
    public List<ImportJob> among(Collection<Long> ids) {
        return jobs.find(ids).stream()
                .filter(job -> isAllowed(kind(job.kind())))
                .toList();
    }

    /** Imports of this agency of the kinds that are for the current user, the newest first. */
    public List<ImportJob> page(int offset, int limit) {
        refuseHugePage(limit);
        return jobs.page(names(), offset, limit);
    }

    /** Those that come behind one in the order of {@link #page}. */
    public List<ImportJob> pageAfter(Instant at, long id, int limit) {
        refuseHugePage(limit);
        return jobs.pageAfter(names(), at, id, limit);
    }

    public int count() {
        return jobs.count(names());
    }

    private List<String> names() {
        return kinds().stream().map(ImportKind::name).toList();
    }

    /**
     * Asks for every row to be checked; writes nothing but what is found. The agency remembers the plan for the next
     * file of this kind.
     *
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    @Transactional
    public ImportJob check(ImportJob seen, ImportPlan plan) {
        allowed(seen.kind());
        var job = open(seen);
        jobs.plan(job.id(), job.format(), plan);
        memory.keep(job.kind(), plan);
        return checkAnew(job);
    }

    /** Rows that are not rejected, as they would become; {@link ImportJob#counts()} tells how many there are. */
    public List<CheckedRow> rows(ImportJob job, RowAction action, int offset, int limit) {
        refuseHugePage(limit);
        return pages.rows(job, allowed(job.kind()), action, offset, limit);
    }

    public List<RejectedRow> rejected(ImportJob job, int offset, int limit) {
        refuseHugePage(limit);
        allowed(job.kind());
        return pages.rejected(job.id(), offset, limit);
    }

    /** Those that come behind a line. */
    public List<RejectedRow> rejectedAfter(ImportJob job, long line, int limit) {
        refuseHugePage(limit);
        allowed(job.kind());
        return pages.rejectedAfter(job.id(), line, limit);
    }

    /** Why rows are rejected, the most frequent first. */
    public List<ReasonCount> reasons(ImportJob job) {
        allowed(job.kind());
        return pages.reasons(job.id());
    }

    /** What good rows were understood by, the most frequent first. */
    public List<NoticeCount> notices(ImportJob job) {
        allowed(job.kind());
        return pages.notices(job.id());
    }

    /** Words of the file where only ours are of use: a plan may say what they mean. */
    public List<UnknownWord> unknownWords(ImportJob job) {
        var unknown = new ArrayList<UnknownWord>();
        var places = job.plan().places();
        for (var field : allowed(job.kind()).fields()) {
            var place = places.get(field.name());
            if (place != null && !field.choices().isEmpty()) {
                unknown.addAll(pages.unknownWords(job, field, place));
            }
        }
        return unknown;
    }

    /**
     * A checked import whose rows a crash of the database took is checked again: without them its screen would show a
     * result and none of the rows. Nothing happens to any other.
     */
    @Transactional
    public ImportJob restore(ImportJob seen) {
        allowed(seen.kind());
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
        allowed(seen.kind());
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
        allowed(seen.kind());
        var job = jobs.begin(seen);
        boolean isWhole = job.plan().wholeOnly() || kind(job.kind()).wholeOnly();
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
        allowed(seen.kind());
        var job = open(seen);
        if (!wholeOnly && kind(job.kind()).wholeOnly()) {
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
        allowed(job.kind());
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
        allowed(jobs.find(id).orElseThrow(() -> new ImportNotFound(id)).kind());
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
        allowed(seen.kind());
        var job = jobs.begin(seen);
        if (!job.isUndoable(clock.instant())) {
            throw new ImportMoved(job.id(), job.status());
        }
        queue.add(UndoWorker.NAME, job.id());
        return jobs.become(job.id(), ImportStatus.UNDO_QUEUED);
    }

    /** Rows that an undo left, to be decided one by one. */
    public List<UndoConflict> conflicts(ImportJob job, int offset, int limit) {
        refuseHugePage(limit);
        return pages.conflicts(job.id(), allowed(job.kind()), offset, limit);
    }

    public int conflictCount(ImportJob job) {
        allowed(job.kind());
        return pages.conflictCount(job.id());
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

    /**
     * The rejected rows as a file to correct and upload again.
     *
     * @throws ImportFileGone when they are no longer kept: nothing is written then
     */
    public void writeErrorFile(long id, OutputStream out, Function<ImportText, String> wording) throws IOException {
        var job = find(id).orElseThrow(() -> new ImportNotFound(id));
        taken.tell(id, "errors");
        errors.write(job, out, wording);
    }

    /** Whether the file as it came is still kept. */
    public boolean hasOriginal(ImportJob job) {
        return Files.exists(files.original(job.id()));
    }

    /**
     * The file as it came.
     *
     * @throws ImportFileGone when it is no longer kept: nothing is written then
     */
    public void writeOriginal(long id, OutputStream out) throws IOException {
        var job = find(id).orElseThrow(() -> new ImportNotFound(id));
        taken.tell(id, "original");
        try {
            Files.copy(files.original(job.id()), out);
        } catch (NoSuchFileException e) {
            throw new ImportFileGone(id);
        }
    }

    private boolean isAllowed(ImportKind kind) {
        return kind.roles().contains(user.require().role());
    }

    private ImportTarget allowed(String kind) {
        var target = targets.of(kind);
        if (!isAllowed(target.kind())) {
            throw new AccessDeniedException("Not for this role: importing " + kind);
        }
        return target;
    }

    private ImportJob open(ImportJob seen) {
        var job = jobs.begin(seen);
        if (!job.status().isOpen()) {
            throw new ImportMoved(job.id(), job.status());
        }
        return job;
    }

    private ImportJob decidable(ImportJob seen) {
        allowed(seen.kind());
        var job = jobs.lock(seen.id());
        if (!job.isDecidable(clock.instant())) {
            throw new ImportMoved(job.id(), job.status());
        }
        return job;
    }

    private static void refuseHugePage(int limit) {
        if (limit > LARGEST_PAGE) {
            throw new IllegalArgumentException("No page of " + limit + " rows");
        }
    }

    /** Some browsers send a path. */
    private static String label(String fileName) {
        var name = fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cc}\\p{Cs}]", "");
        return CellText.first(LONGEST_NAME, name);
    }
}
