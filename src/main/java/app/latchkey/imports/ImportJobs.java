package app.latchkey.imports;

import app.latchkey.platform.security.CurrentUser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
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

    private final JdbcClient database;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Clock clock;

    ImportJobs(JdbcClient database, CurrentUser user, JsonMapper json, Clock clock) {
        this.database = database;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    long nextId() {
        return database.sql("select nextval('import_job_seq')")
                .query(Long.class)
                .single();
    }

    ImportJob add(
            long id,
            String kind,
            long branchId,
            String fileName,
            String checksum,
            CsvFormat format,
            List<FileColumn> columns) {
        database.sql("""
                        insert into import_job (id, agency_id, kind, branch_id, file_name, checksum, status, mapping,
                               rows_total, rows_rejected, rows_imported, requested_by_id, created_at, version)
                        values (:id, current_agency(), :kind, :branch, :name, :checksum, 'UPLOADED',
                               cast(:mapping as jsonb), 0, 0, 0, :user, :at, 0)""")
                .param("id", id)
                .param("kind", kind)
                .param("branch", branchId)
                .param("name", fileName)
                .param("checksum", checksum)
                .param(
                        "mapping",
                        json.writeValueAsString(new Mapping(format.charset().name(), format.separator(), columns)))
                .param("user", user.require().id())
                .param("at", Timestamp.from(clock.instant()))
                .update();
        return find(id).orElseThrow();
    }

    @Transactional(readOnly = true)
    Optional<ImportJob> find(long id) {
        return read(id, "");
    }

    /** Nobody else goes on with this job until the transaction ends. */
    ImportJob lock(long id) {
        return read(id, "for update of job").orElseThrow(() -> new ImportNotFound(id));
    }

    /** Prepares the transaction for work on a whole file: one COPY lasts as long as the reading of the file. */
    void work() {
        database.sql("set local statement_timeout = '15min'").update();
    }

    ImportJob match(ImportJob job, List<FileColumn> columns) {
        database.sql("update import_job set mapping = cast(:mapping as jsonb) where id = :id")
                .param("mapping", json.writeValueAsString(new Mapping(job.charset(), job.separator(), columns)))
                .param("id", job.id())
                .update();
        return find(job.id()).orElseThrow();
    }

    /** Counts the rows as they are now. */
    ImportJob checked(long id) {
        database.sql("""
                        update import_job set status = 'VALIDATED', version = version + 1,
                               (rows_total, rows_rejected) = (select count(*), count(*) filter (where errors <> '[]')
                                                                from import_row where job_id = :id)
                         where id = :id""").param("id", id).update();
        return find(id).orElseThrow();
    }

    ImportJob written(long id, int rows) {
        database.sql("""
                        update import_job set rows_imported = :rows, finished_at = :at, version = version + 1,
                               status = case when rows_rejected = 0 then 'COMMITTED' else 'COMMITTED_WITH_SKIPS' end
                         where id = :id""")
                .param("rows", rows)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        return find(id).orElseThrow();
    }

    /** Ends a job that wrote nothing; one that did stays as it is. */
    void cancel(long id) {
        if (lock(id).status().isOpen()) {
            database.sql("delete from import_row where job_id = :id")
                    .param("id", id)
                    .update();
            database.sql("""
                            update import_job set status = 'CANCELLED', finished_at = :at, version = version + 1
                             where id = :id""")
                    .param("at", Timestamp.from(clock.instant()))
                    .param("id", id)
                    .update();
        }
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
        @Nullable Timestamp before = row.getTimestamp("imported_before");
        return new ImportJob(
                row.getLong("id"),
                row.getInt("version"),
                row.getString("kind"),
                row.getLong("branch_id"),
                row.getString("file_name"),
                mapping.charset(),
                mapping.separator(),
                mapping.columns(),
                ImportStatus.valueOf(row.getString("status")),
                row.getInt("rows_total"),
                row.getInt("rows_rejected"),
                row.getInt("rows_imported"),
                before == null ? null : before.toInstant());
    }

    private record Mapping(String charset, char separator, List<FileColumn> columns) {}
}
