package app.latchkey.imports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes the good rows of a checked file: all of them in one transaction, or none. */
@Component
class ImportApply {

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final JdbcClient database;

    ImportApply(ImportJobs jobs, ImportTargets targets, JdbcClient database) {
        this.jobs = jobs;
        this.targets = targets;
        this.database = database;
    }

    /**
     * Does what the check said. If rows can no longer go in, because the agency has got others since, nothing is
     * written; they are rejected, and the job waits to be looked at again.
     */
    @Transactional
    ImportJob apply(long jobId, int version) {
        var job = jobs.lock(jobId);
        if (job.status() != ImportStatus.VALIDATED || job.version() != version) {
            throw new ImportMoved(jobId, job.status());
        }
        jobs.work();
        // Two files of one kind go in one after the other, so that each is compared with the other's rows.
        database.sql("select cast(pg_advisory_xact_lock(hashtextextended(:kind, current_agency())) as text)")
                .param("kind", "import " + job.kind())
                .query(String.class)
                .optional();
        var target = targets.of(job.kind());
        target.checkTogether(job.run());
        var checked = jobs.checked(jobId);
        if (checked.rowsRejected() != job.rowsRejected()) {
            return checked;
        }
        int written = target.apply(job.run());
        if (written != checked.rowsGood()) {
            throw new IllegalStateException(
                    "Import %d: %d good rows, but %d written".formatted(jobId, checked.rowsGood(), written));
        }
        return jobs.written(jobId, written);
    }
}
