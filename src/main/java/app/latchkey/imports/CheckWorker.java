package app.latchkey.imports;

import app.latchkey.imports.files.UnreadableFile;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Checks files. */
@Component
class CheckWorker extends ImportWorker {

    static final String NAME = "import-check";

    private final ImportCheck check;
    private final ImportTurns turns;

    CheckWorker(ImportJobs jobs, ImportTurns turns, ImportCheck check) {
        super(jobs, turns);
        this.check = check;
        this.turns = turns;
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
            turns.breakOff(job, ImportStatus.UPLOADED, ImportText.of(refused));
        }
    }

    @Override
    ImportStatus before(ImportJob job) {
        return ImportStatus.UPLOADED;
    }
}
