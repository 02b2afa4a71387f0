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

    WriteWorker(ImportJobs jobs, ImportTurns turns, ImportCheck check, ImportApply apply) {
        super(jobs, turns);
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
    ImportStatus working() {
        return ImportStatus.RUNNING;
    }

    @Override
    void workOn(ImportJob job) throws IOException, UnreadableFile {
        // A crash of the database takes the staged rows with it. What they say anew goes in if it is the same.
        var staged = jobs.isStaged(job) ? job : check.check(job);
        if (staged.status() != ImportStatus.RUNNING) {
            return;
        }
        try {
            apply.apply(staged);
        } catch (RowsMoved moved) {
            check.checkAgain(staged, moved.lines(), moved.lines().size());
        }
    }

    @Override
    ImportStatus before(ImportJob job) {
        return ImportStatus.VALIDATED;
    }
}
