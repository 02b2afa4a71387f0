package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.imports.files.FileRow;
import app.latchkey.imports.files.RowFile;
import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.database.ManyRows;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Says of every row of a file what would become of it; writes nothing but that. The file is read in parts, each in a
 * transaction of its own, so that progress is true and memory stays flat.
 */
@Component
@EnableConfigurationProperties(ImportParts.class)
class ImportCheck {

    private final ImportParts parts;
    private final ImportJobs jobs;
    private final ImportTurns turns;
    private final ImportTargets targets;
    private final ImportFiles files;
    private final Corrections corrections;
    private final Staging staging;
    private final StagedChecks checks;
    private final TransactionTemplate transaction;
    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    ImportCheck(
            ImportParts parts,
            ImportJobs jobs,
            ImportTurns turns,
            ImportTargets targets,
            ImportFiles files,
            Corrections corrections,
            Staging staging,
            StagedChecks checks,
            TransactionTemplate transaction,
            JdbcClient database,
            JsonMapper json,
            Clock clock) {
        this.parts = parts;
        this.jobs = jobs;
        this.turns = turns;
        this.targets = targets;
        this.files = files;
        this.corrections = corrections;
        this.staging = staging;
        this.checks = checks;
        this.transaction = transaction;
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @return the job as the check leaves it
     * @throws UnreadableFile when a later part of the file can't be read
     * @throws ImportMoved when somebody else has the turn
     */
    ImportJob check(ImportJob job) throws IOException, UnreadableFile {
        var target = targets.of(job.kind());
        var meter = new Meter(turns, job, clock);
        inTransaction(() -> {
            turns.stagesAnew(job);
            staging.clear(job.id());
            return 0L;
        });
        try (var file = RowFiles.open(files.rows(job.id()), FileProposal.as(job.format()))) {
            meter.begin(Phase.READING, job.bytes());
            var source = corrections.over(job.id(), file::next);
            var reader = new RowReader(target, job.run(), job.plan());
            while (takePart(job, target, reader, source, file) > 0) {
                meter.at(Math.round(file.readShare() * job.bytes()), job.bytes());
            }
        }
        meter.begin(Phase.COMPARING, 0);
        return inTransaction(() -> {
            lookTogether(job, target);
            return turns.checked(job, 0);
        });
    }

    private long takePart(ImportJob job, ImportTarget target, RowReader reader, CheckedRows.Source source, RowFile file)
            throws IOException, UnreadableFile {
        return inTransaction(() -> {
            var rows = new CheckedRows(source, file.header().size(), reader, job.run(), json, parts.rows());
            long taken = staging.take(rows, target, RowReader.key(target, job.plan()));
            turns.holdTurn(job);
            return taken;
        });
    }

    /**
     * Checks some rows again, as they are kept, and all that their keys may concern.
     *
     * @param moved how many of them no longer were what the last check said
     */
    ImportJob checkAgain(ImportJob job, Collection<Long> lines, int moved) {
        return transaction.execute(status -> {
            ManyRows.announce(database);
            var locked = jobs.begin(job);
            var target = targets.of(job.kind());
            takeAgain(locked, target, lines);
            lookTogether(locked, target);
            return turns.checked(locked, moved);
        });
    }

    private void takeAgain(ImportJob job, ImportTarget target, Collection<Long> lines) {
        var reader = new RowReader(target, job.run(), job.plan());
        var key = RowReader.key(target, job.plan());
        var all = new HashSet<>(lines);
        all.addAll(linesJudgedBy(job.id(), lines, target.kind().repeats()));
        var rows = database.sql("""
                        select line, cells from import_row where job_id = :job and line = any(:lines) order by line""")
                .param("job", job.id())
                .param("lines", all.toArray(Long[]::new))
                .query(ImportCheck::kept)
                .list();
        database.sql("delete from import_row where job_id = :job and line = any(:lines)")
                .param("job", job.id())
                .param("lines", all.toArray(Long[]::new))
                .update();
        var source = corrections.over(job.id(), rows.iterator());
        try {
            long taken;
            do {
                taken = staging.take(
                        new CheckedRows(source, job.plan().columns().size(), reader, job.run(), json, parts.rows()),
                        target,
                        key);
            } while (taken > 0);
        } catch (IOException | UnreadableFile e) {
            throw new IllegalStateException("Rows that were read before", e);
        }
    }

    /**
     * Rows that were judged by these: they are the first with the same key. Where several rows tell of one record, any
     * may have been rejected because of any other.
     */
    private List<Long> linesJudgedBy(long jobId, Collection<Long> lines, boolean repeats) {
        return database.sql("""
                        select line from import_row
                         where job_id = :job and (lead = any(:lines) or (action = 'REJECTED'
                           and (:repeats and together or errors -> 0 ->> 'key' = :ambiguous
                               or errors -> 0 ->> 'key' = 'import.problem.twice'
                               and errors -> 0 -> 'arguments' ->> 0 = any(:texts))))""")
                .param("ambiguous", StagedChecks.AMBIGUOUS)
                .param("repeats", repeats)
                .param("job", jobId)
                .param("lines", lines.toArray(Long[]::new))
                .param("texts", lines.stream().map(String::valueOf).toArray(String[]::new))
                .query(Long.class)
                .list();
    }

    private void lookTogether(ImportJob job, ImportTarget target) {
        checks.checkTogether(job.run(), target, RowReader.key(target, job.plan()));
    }

    private static FileRow kept(ResultSet row, int number) throws SQLException {
        return new FileRow(row.getLong("line"), Arrays.asList((String[])
                row.getArray("cells").getArray()));
    }

    private <T> T inTransaction(Work<T> work) throws IOException, UnreadableFile {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                try {
                    ManyRows.announce(database);
                    return work.run();
                } catch (IOException | UnreadableFile e) {
                    throw new Failed(e);
                }
            }));
        } catch (Failed failed) {
            if (failed.why instanceof UnreadableFile unreadable) {
                throw unreadable;
            }
            throw new IOException(failed.why);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T run() throws IOException, UnreadableFile;
    }

    private static final class Failed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Exception why;

        Failed(Exception why) {
            super(why);
            this.why = why;
        }
    }
}
