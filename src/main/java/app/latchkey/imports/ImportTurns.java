package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.live.LiveChanges;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whose turn it is to work on a job, and what that work says of it. The turn is the version of the job: who was taken
 * for dead and comes back knows an older one, and says nothing any more.
 */
@Component
@Transactional
class ImportTurns {

    /** What history says when all rows of a file are in. */
    private static final String FINISHED = "IMPORT_FINISHED";

    private final ImportJobs jobs;
    private final JdbcClient database;
    private final LiveChanges live;
    private final ApplicationEventPublisher events;
    private final JsonMapper json;
    private final Clock clock;

    ImportTurns(
            ImportJobs jobs,
            JdbcClient database,
            LiveChanges live,
            ApplicationEventPublisher events,
            JsonMapper json,
            Clock clock) {
        this.jobs = jobs;
        this.database = database;
        this.live = live;
        this.events = events;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Takes the turn to work on a job. Whoever had it before has lost it: from here on the job's version is another, and
     * only who knows it says how the job goes on.
     *
     * @return the job with its new version; nothing while another import of its kind is being written, or when it is no
     *     longer as it was seen
     * @throws DuplicateKeyException when another import of its kind takes its turn in this very moment
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    Optional<ImportJob> takesTurn(ImportJob seen, ImportStatus working) {
        int taken = database.sql("""
                        update import_job set status = :status, version = version + 1
                         where id = :id and version = :version and (:status = 'CHECKING' or not exists (
                               select from import_job other where other.agency_id = current_agency()
                                  and other.kind = :kind and other.id <> :id
                                  and other.status in ('RUNNING', 'UNDOING')))""")
                .param("status", working.name())
                .param("kind", seen.kind())
                .param("id", seen.id())
                .param("version", seen.version())
                .update();
        return taken > 0 ? Optional.of(jobs.told(seen.id())) : Optional.empty();
    }

    /**
     * Nobody else takes the turn until the transaction ends.
     *
     * @throws ImportMoved when somebody did already
     */
    void holdTurn(ImportJob job) {
        moved(
                job,
                database.sql("select id from import_job where id = :id and version = :version for share")
                        .param("id", job.id())
                        .param("version", job.version())
                        .query(Long.class)
                        .list()
                        .size());
    }

    private void moved(ImportJob job, int found) {
        if (found == 0) {
            throw new ImportMoved(
                    job.id(), jobs.find(job.id()).map(ImportJob::status).orElse(job.status()));
        }
    }

    /**
     * Says how far a running import is, past its own transaction.
     *
     * @throws ImportMoved when somebody else has its turn
     */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    void progress(ImportJob job, Phase phase, long done, long expected, Instant since) {
        moved(
                job,
                database.sql("""
                                update import_job
                                   set phase = :phase, done = :done, expected = :expected, phase_since = :since
                                 where id = :id and version = :version""")
                        .param("phase", phase.name())
                        .param("done", done)
                        .param("expected", expected)
                        .param("since", Timestamp.from(since))
                        .param("id", job.id())
                        .param("version", job.version())
                        .update());
        live.changed(ImportJobs.ENTITY, List.of(job.id()));
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW, readOnly = true)
    boolean isCancelWanted(long id) {
        return database.sql("select cancel_wanted from import_job where id = :id")
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /**
     * The rows of a job are being read anew: until {@link #checked} they say nothing that may be written.
     *
     * @throws ImportMoved when somebody else has the turn
     */
    void stagesAnew(ImportJob job) {
        jobs.begin(job);
        database.sql("update import_job set staged = false where id = :id")
                .param("id", job.id())
                .update();
    }

    /**
     * Counts the rows as they are now, which is the result of a check. A job that is being written goes on with it when
     * they are what they were.
     *
     * @param moved how many rows were no longer what the last check said
     * @throws ImportMoved when somebody else went on with the job
     */
    ImportJob checked(ImportJob job, int moved) {
        jobs.begin(job);
        recount(job.id());
        database.sql("update import_job set staged = true, rows_moved = :moved where id = :id")
                .param("moved", moved)
                .param("id", job.id())
                .update();
        boolean goesOn = job.status() == ImportStatus.RUNNING
                && moved == 0
                && jobs.find(job.id()).orElseThrow().counts().areAs(job.counts());
        return goesOn ? jobs.told(job.id()) : jobs.become(job.id(), ImportStatus.VALIDATED);
    }

    private void recount(long id) {
        database.sql("""
                        update import_job
                           set (rows_total, rows_inserted, rows_updated, rows_unchanged, rows_rejected) = (
                               select count(*), count(*) filter (where action = 'INSERT'),
                                      count(*) filter (where action = 'UPDATE'),
                                      count(*) filter (where action = 'UNCHANGED'),
                                      count(*) filter (where action = 'REJECTED')
                                 from import_row where job_id = :id)
                         where id = :id""").param("id", id).update();
    }

    /** @throws ImportMoved when somebody else has its turn: then nothing that was written may stay */
    ImportJob written(ImportJob job) {
        jobs.begin(job);
        database.sql("""
                        update import_job set rows_imported = rows_inserted + rows_updated, finished_at = :at,
                               due_at = :at
                         where id = :id""")
                .param("at", Timestamp.from(clock.instant()))
                .param("id", job.id())
                .update();
        var written = jobs.become(job.id(), UndoWorker.written(job));
        events.publishEvent(new RecordChanged(ImportJobs.ENTITY, job.id(), FINISHED, came(written), null));
        return written;
    }

    private static List<FieldChange> came(ImportJob job) {
        var counts = job.counts();
        return List.of(
                new FieldChange("importKind", null, job.kind()),
                new FieldChange("importFile", null, job.fileName()),
                count("rowsTotal", counts.total()),
                count("rowsInserted", counts.inserted()),
                count("rowsUpdated", counts.updated()),
                count("rowsUnchanged", counts.unchanged()),
                count("rowsRejected", counts.rejected()));
    }

    private static FieldChange count(String field, int rows) {
        return new FieldChange(field, null, Integer.toString(rows));
    }

    /** Ends the work on a job without a result; nothing happens when somebody else has its turn. */
    void breakOff(ImportJob job, ImportStatus status, @Nullable ImportText failure) {
        if (jobs.lock(job.id()).version() != job.version()) {
            return;
        }
        jobs.become(job.id(), status);
        if (failure != null) {
            database.sql("update import_job set failure = cast(:failure as jsonb) where id = :id")
                    .param("failure", json.writeValueAsString(failure))
                    .param("id", job.id())
                    .update();
        }
    }
}
