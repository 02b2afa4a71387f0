package app.latchkey.imports;

import app.latchkey.imports.files.UnreadableFile;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Checks files. */
@Component
class CheckWorker extends ImportWorker {

    static final String NAME = "import-check";

    private final ImportCheck check;
    private final ImportJobs jobs;

    CheckWorker(ImportCheck check, ImportJobs jobs) {
        super(jobs);
        this.check = check;
        this.jobs = jobs;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    boolean isDue(ImportStatus status) {
        return status == ImportStatus.CHECKING;
    }

    @Override
    ImportStatus working() {
        return ImportStatus.CHECKING;
    }

    @Override
    void workOn(ImportJob job) throws IOException {
        try {
            check.check(job);
        } catch (UnreadableFile refused) {
            jobs.breakOff(job, ImportStatus.UPLOADED, ImportText.of(refused));
        }
    }

    @Override
    ImportStatus before(ImportJob job) {
        return ImportStatus.UPLOADED;
    }
}
