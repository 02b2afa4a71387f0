package app.latchkey.imports;

import app.latchkey.imports.files.FileChoices;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How files are understood: what they may hold, and which of their columns is what. It takes effect with the next check. */
@Service
@PreAuthorize(Roles.MAY_IMPORT)
@Transactional(readOnly = true)
public class ImportPlans {

    private static final int SAMPLE_ROWS = 5;

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final ImportFiles files;
    private final ImportPages pages;

    ImportPlans(ImportJobs jobs, ImportTargets targets, ImportFiles files, ImportPages pages) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.pages = pages;
    }

    /** What the current user may bring in. */
    public List<ImportKind> kinds() {
        return targets.allowed();
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

    /** The headings of {@link ImportFindings#rows} and {@link #sample}, as keys of the texts. */
    public List<String> previewColumns(String kind) {
        return targets.of(kind).previewColumns();
    }

    /**
     * Reads the file in another way than was detected; how it is to be understood is proposed anew.
     *
     * @throws UnreadableFile when it can't be read that way: nothing changes then
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public ImportJob reread(ImportJob seen, FileChoices choices) throws IOException, UnreadableFile {
        var proposal = FileProposal.of(files.rows(seen.id()), choices, targets.allowed(seen.kind()));
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
        targets.allowed(seen.kind());
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
        var problems = PlanRules.check(plan, seen.plan(), targets.allowed(seen.kind()));
        if (!problems.isEmpty()) {
            throw new InvalidPlan(problems);
        }
        return jobs.replan(seen, seen.format(), plan.over(seen.plan().columns()));
    }

    /** The first rows as a plan would have them, each by itself: what the agency has is not looked at. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<SampleRow> sample(ImportJob job, ImportPlan plan) throws IOException, UnreadableFile {
        var target = targets.allowed(job.kind());
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
}
