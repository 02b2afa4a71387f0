package app.latchkey.imports;

import org.springframework.stereotype.Component;

/** Takes imports back, in turn with those that are being written. */
@Component
class UndoWorker extends ImportWorker {

    static final String NAME = "import-undo";

    private final ImportUndo undo;

    UndoWorker(ImportJobs jobs, ImportTurns turns, ImportUndo undo) {
        super(jobs, turns);
        this.undo = undo;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    boolean isDue(ImportStatus status) {
        return status == ImportStatus.UNDO_QUEUED || status == ImportStatus.UNDOING;
    }

    @Override
    ImportStatus working() {
        return ImportStatus.UNDOING;
    }

    @Override
    void workOn(ImportJob job) {
        undo.undo(job);
    }

    @Override
    ImportStatus before(ImportJob job) {
        return written(job);
    }

    /** What an import is that was written and not taken back. */
    static ImportStatus written(ImportJob job) {
        return job.counts().rejected() == 0 ? ImportStatus.COMMITTED : ImportStatus.COMMITTED_WITH_SKIPS;
    }
}
