package app.latchkey.imports;

import app.latchkey.imports.ImportApply.RowsMoved;
import app.latchkey.imports.files.UnreadableFile;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Writes checked files, of each kind one at a time in an agency. */
@Component
class WriteWorker extends ImportWorker {

    static final String NAME = "import-write";

    private final ImportJobs jobs;
    private final ImportCheck check;
    private final ImportApply apply;

    WriteWorker(ImportJobs jobs, ImportCheck check, ImportApply apply) {
        super(jobs);
        this.jobs = jobs;
        this.check = check;
        this.apply = apply;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    boolean isDue(ImportStatus status) {
        return status == ImportStatus.QUEUED || status == ImportStatus.RUNNING;
    }

    @Override
    boolean workOn(ImportJob job) throws IOException, UnreadableFile {
        if (!jobs.takesTurn(job, ImportStatus.RUNNING)) {
            return false;
        }
        if (!jobs.isStaged(job)) {
            // A crash of the database took the staged rows with it. What they say anew goes in if it is the same.
            check.check(job);
            var again = jobs.find(job.id()).orElseThrow();
            if (again.counts().equals(job.counts())) {
                jobs.become(job.id(), ImportStatus.QUEUED);
                return false;
            }
            return true;
        }
        try {
            apply.apply(job);
        } catch (RowsMoved moved) {
            check.checkAgain(job, moved.lines(), moved.lines().size());
        }
        return true;
    }

    @Override
    ImportStatus before(ImportJob job) {
        return ImportStatus.VALIDATED;
    }
}
