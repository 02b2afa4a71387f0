package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.imports.files.FileFormat;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The jobs of this agency, as the database keeps them. */
@Component
@Transactional
class ImportJobs {

    /** What changes of imports are announced as. */
    static final String ENTITY = "ImportJob";

    private final JdbcClient database;
    private final CurrentUser user;
    private final LiveChanges live;
    private final JsonMapper json;
    private final Clock clock;

    ImportJobs(JdbcClient database, CurrentUser user, LiveChanges live, JsonMapper json, Clock clock) {
        this.database = database;
        this.user = user;
        this.live = live;
        this.json = json;
        this.clock = clock;
    }

    long nextId() {
        return database.sql("select nextval('import_job_seq')")
                .query(Long.class)
                .single();
    }

    /** @param bytes of the file as it came */
    record NewJob(
            long id,
            String kind,
            long branchId,
            String fileName,
            long bytes,
            String checksum,
            FileFormat format,
            ImportPlan plan) {}

    ImportJob add(NewJob job) {
        database.sql("""
                        insert into import_job (id, agency_id, kind, branch_id, file_name, file_bytes, checksum, status,
                               mapping, rows_total, rows_rejected, rows_imported, requested_by_id, requested_by_name,
                               created_at, due_at, version)
                        values (:id, current_agency(), :kind, :branch, :name, :bytes, :checksum, 'UPLOADED',
                               cast(:mapping as jsonb), 0, 0, 0, :user, :userName, :at, :due, 0)""")
                .param("id", job.id())
                .param("kind", job.kind())
                .param("branch", job.branchId())
                .param("name", job.fileName())
                .param("bytes", job.bytes())
                .param("checksum", job.checksum())
                .param("mapping", mapping(job.format(), job.plan()))
                .param("user", user.require().id())
                .param("userName", user.require().name())
                .param("at", now())
                .param("due", idle())
                .update();
        return told(job.id());
    }

    @Transactional(readOnly = true)
    Optional<ImportJob> find(long id) {
        return read(id, "");
    }

    /** Those of them that are there, as {@link #page} has them. */
    @Transactional(readOnly = true)
    List<ImportJob> find(Collection<Long> ids) {
        return database.sql("""
                        select job.*, null as imported_before from import_job job
                         where agency_id = current_agency() and id = any(:ids)""")
                .param("ids", ids.toArray(Long[]::new))
                .query(this::job)
                .list();
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    List<ImportJob> page(Collection<String> kinds, int offset, int limit) {
        return database.sql("""
                        select job.*, null as imported_before from import_job job
                         where agency_id = current_agency() and kind in (:kinds)
                         order by created_at desc, id desc offset :offset limit :limit""")
                .param("kinds", kinds)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    @Transactional(readOnly = true)
    List<ImportJob> pageAfter(Collection<String> kinds, Instant at, long id, int limit) {
        return database.sql("""
                        select job.*, null as imported_before from import_job job
                         where agency_id = current_agency() and kind in (:kinds) and (created_at, id) < (:at, :id)
                         order by created_at desc, id desc limit :limit""")
                .param("kinds", kinds)
                .param("at", Timestamp.from(at))
                .param("id", id)
                .param("limit", limit)
                .query(this::job)
                .list();
    }

    @Transactional(readOnly = true)
    int count(Collection<String> kinds) {
        return database.sql("select count(*) from import_job where agency_id = current_agency() and kind in (:kinds)")
                .param("kinds", kinds)
                .query(Integer.class)
                .single();
    }

    /**
     * Nobody else goes on with this job until the transaction ends. Rows that are being written for it hold its key, and
     * need not be waited for.
     */
    ImportJob lock(long id) {
        return read(id, "for no key update of job").orElseThrow(() -> new ImportNotFound(id));
    }

    /**
     * The job that a person saw, to go on from there.
     *
     * @throws ImportMoved when it is not, or no longer, as it was seen
     */
    ImportJob begin(ImportJob seen) {
        var job = lock(seen.id());
        if (job.version() != seen.version()) {
            throw new ImportMoved(seen.id(), job.status());
        }
        return job;
    }

    /** What the next check goes by; nothing is left of what was edited before. */
    void plan(long id, FileFormat format, ImportPlan plan) {
        database.sql("update import_job set mapping = cast(:mapping as jsonb), draft = null where id = :id")
                .param("mapping", mapping(format, plan))
                .param("id", id)
                .update();
    }

    /** A plan on its way: nothing that was found out goes by it yet, so whoever goes on from there still may. */
    ImportJob draft(long id, ImportPlan draft) {
        database.sql("update import_job set draft = cast(:draft as jsonb), due_at = :due where id = :id")
                .param("draft", json.writeValueAsString(draft.withoutSamples()))
                .param("due", idle())
                .param("id", id)
                .update();
        return told(id);
    }

    /** @throws ImportMoved when it is not, or no longer, as it was seen, or not open */
    ImportJob replan(ImportJob seen, FileFormat format, ImportPlan plan) {
        var job = begin(seen);
        if (!job.status().isOpen()) {
            throw new ImportMoved(job.id(), job.status());
        }
        plan(job.id(), format, plan);
        return become(job.id(), ImportStatus.UPLOADED);
    }

    ImportJob become(long id, ImportStatus status) {
        database.sql("""
                        update import_job set status = :status, version = version + 1, phase = null, cancel_wanted = false,
                               failure = null, due_at = case when finished_at is null then :due else due_at end
                         where id = :id""")
                .param("status", status.name())
                .param("due", idle())
                .param("id", id)
                .update();
        return told(id);
    }

    ImportJob wantCancel(long id) {
        database.sql("update import_job set cancel_wanted = true where id = :id")
                .param("id", id)
                .update();
        return told(id);
    }

    void keep(long id) {
        database.sql("update import_job set rows_kept = rows_kept + 1 where id = :id")
                .param("id", id)
                .update();
    }

    ImportJob undone(long id, boolean conflicts) {
        database.sql("""
                        update import_job set undone_at = coalesce(undone_at, :at), undone_by_name = coalesce(undone_by_name, :by)
                         where id = :id""")
                .param("at", now())
                .param("by", user.require().name())
                .param("id", id)
                .update();
        return become(id, conflicts ? ImportStatus.UNDONE_WITH_CONFLICTS : ImportStatus.UNDONE);
    }

    /**
     * Ends a job that wrote nothing; one that did, or is at work, stays as it is.
     *
     * @return whether it ended
     */
    boolean giveUp(long id, ImportStatus end) {
        if (!lock(id).status().isOpen()) {
            return false;
        }
        database.sql("update import_job set finished_at = :at, due_at = :at where id = :id")
                .param("at", now())
                .param("id", id)
                .update();
        become(id, end);
        return true;
    }

    /** Ends an upload that nobody went on with for {@link ImportService#OPEN_FOR}; nothing happens to any other. */
    void expire(long id) {
        boolean isDue = database.sql(
                        "select coalesce(due_at <= :now, false) from import_job where id = :id for no key update")
                .param("now", now())
                .param("id", id)
                .query(Boolean.class)
                .single();
        if (isDue) {
            giveUp(id, ImportStatus.EXPIRED);
        }
    }

    /** Nothing is left to be decided of an undone import. */
    void settle(long id) {
        if (lock(id).status() == ImportStatus.UNDONE_WITH_CONFLICTS) {
            become(id, ImportStatus.UNDONE);
        }
    }

    /** @param at when something of it is next to go; null when nothing is left that will */
    void dueAgain(long id, @Nullable Instant at) {
        database.sql("update import_job set due_at = :at where id = :id")
                .param("at", at == null ? null : Timestamp.from(at), Types.TIMESTAMP)
                .param("id", id)
                .update();
    }

    /** Whether the rows of the last check are there, and no later one broke off: a crash takes all of them or none. */
    @Transactional(readOnly = true)
    boolean isStaged(ImportJob job) {
        return database.sql("""
                        select staged and (rows_total = 0 or exists (
                                   select from import_row where agency_id = current_agency() and job_id = :job))
                          from import_job where id = :job""").param("job", job.id()).query(Boolean.class).single();
    }

    /** Screens hear of it once this is committed. */
    ImportJob told(long id) {
        live.changed(ENTITY, List.of(id));
        return find(id).orElseThrow();
    }

    /** Until when somebody has to go on with an upload. */
    private Timestamp idle() {
        return Timestamp.from(clock.instant().plus(ImportService.OPEN_FOR));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private String mapping(FileFormat format, ImportPlan plan) {
        return json.writeValueAsString(new Mapping(format, plan));
    }

    private Optional<ImportJob> read(long id, String lock) {
        return database.sql("""
                        select job.*, (select max(same.finished_at) from import_job same
                                        where same.checksum = job.checksum and same.kind = job.kind and same.id <> job.id
                                          and same.status in ('COMMITTED', 'COMMITTED_WITH_SKIPS')) as imported_before
                          from import_job job
                         where job.id = :id
                        """ + lock).param("id", id).query(this::job).optional();
    }

    private ImportJob job(ResultSet row, int number) throws SQLException {
        var mapping = json.readValue(row.getString("mapping"), Mapping.class);
        return new ImportJob(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("kind"),
                row.getLong("branch_id"),
                row.getString("file_name"),
                row.getLong("file_bytes"),
                row.getString("checksum"),
                row.getString("requested_by_name"),
                row.getTimestamp("created_at").toInstant(),
                mapping.format(),
                mapping.plan(),
                draft(row, mapping.plan()),
                ImportStatus.valueOf(row.getString("status")),
                new ImportCounts(
                        row.getInt("rows_total"),
                        row.getInt("rows_inserted"),
                        row.getInt("rows_updated"),
                        row.getInt("rows_unchanged"),
                        row.getInt("rows_rejected"),
                        row.getInt("rows_moved")),
                row.getInt("rows_kept"),
                progress(row),
                instant(row, "finished_at"),
                instant(row, "undone_at"),
                row.getString("undone_by_name"),
                instant(row, "imported_before"),
                failure(row));
    }

    private ImportPlan draft(ResultSet row, ImportPlan plan) throws SQLException {
        @Nullable String draft = row.getString("draft");
        return draft == null ? plan : json.readValue(draft, ImportPlan.class).over(plan.columns());
    }

    private @Nullable ImportProgress progress(ResultSet row) throws SQLException {
        var phase = row.getString("phase");
        var since = instant(row, "phase_since");
        return phase == null || since == null
                ? null
                : new ImportProgress(
                        Phase.valueOf(phase), row.getLong("done"), row.getLong("expected"), since, clock.instant());
    }

    private @Nullable ImportText failure(ResultSet row) throws SQLException {
        @Nullable String failure = row.getString("failure");
        return failure == null ? null : json.readValue(failure, ImportText.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        @Nullable Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private record Mapping(FileFormat format, ImportPlan plan) {}
}
