package app.latchkey.imports;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Checks every row of a file and keeps what was found; nothing else is written. May be done again and again. */
@Component
class ImportCheck {

    private final ImportJobs jobs;
    private final ImportTargets targets;
    private final UploadFolder files;
    private final JdbcClient database;
    private final DataSource connections;
    private final JsonMapper json;

    ImportCheck(
            ImportJobs jobs,
            ImportTargets targets,
            UploadFolder files,
            JdbcClient database,
            DataSource connections,
            JsonMapper json) {
        this.jobs = jobs;
        this.targets = targets;
        this.files = files;
        this.database = database;
        this.connections = connections;
        this.json = json;
    }

    @Transactional(rollbackFor = Exception.class)
    ImportJob check(long jobId, List<@Nullable String> matching) throws IOException, UnreadableFile {
        var job = jobs.lock(jobId);
        if (!job.status().isOpen()) {
            throw new ImportMoved(jobId, job.status());
        }
        var target = targets.of(job.kind());
        var missing = ColumnMatching.missing(matching, target.fields());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("Required, but no column holds " + missing);
        }
        var run = jobs.match(job, ColumnMatching.apply(job.columns(), matching, target.fields()))
                .run();
        jobs.work();
        stage(run, target);
        target.checkTogether(run);
        return jobs.checked(jobId);
    }

    private void stage(ImportRun run, ImportTarget target) throws IOException, UnreadableFile {
        database.sql("""
                        create temporary table import_staging (line bigint not null, cells text[] not null,
                               fields jsonb not null, errors jsonb not null, notices jsonb not null)
                            on commit drop""").update();
        copy(run, target);
        database.sql("delete from import_row where job_id = :job")
                .param("job", run.jobId())
                .update();
        database.sql("""
                        insert into import_row (agency_id, job_id, line, cells, fields, errors, notices)
                        select current_agency(), :job, line, cells, fields, errors, notices from import_staging""").param("job", run.jobId()).update();
    }

    private void copy(ImportRun run, ImportTarget target) throws IOException, UnreadableFile {
        var connection = DataSourceUtils.getConnection(connections);
        try (var file = CsvFile.open(files.file(run.jobId()));
                var rows = new CheckedRows(file, run, target, json)) {
            Copy.in(connection, "copy import_staging from stdin", rows);
        } catch (SQLException e) {
            throw new IOException(e);
        } catch (CheckedRows.Unreadable e) {
            throw e.why();
        } finally {
            DataSourceUtils.releaseConnection(connection, connections);
        }
    }
}
