package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes an import back: records it added are retired, those it changed are as they were. A row of which somebody changed
 * a record since, or on whose record others hang by now, is left for a person to decide.
 */
@Component
class ImportUndo {

    private final ImportParts parts;
    private final ImportJobs jobs;
    private final ImportTurns turns;
    private final ImportTargets targets;
    private final EarlierImports earlier;
    private final JdbcClient database;
    private final CurrentUser user;
    private final LiveChanges live;
    private final Clock clock;

    ImportUndo(
            ImportParts parts,
            ImportJobs jobs,
            ImportTurns turns,
            ImportTargets targets,
            EarlierImports earlier,
            JdbcClient database,
            CurrentUser user,
            LiveChanges live,
            Clock clock) {
        this.parts = parts;
        this.jobs = jobs;
        this.turns = turns;
        this.targets = targets;
        this.earlier = earlier;
        this.database = database;
        this.user = user;
        this.live = live;
        this.clock = clock;
    }

    /**
     * All that nobody changed since, in one transaction.
     *
     * @throws ImportMoved when somebody else has the turn
     */
    @Transactional
    void undo(ImportJob job) {
        var target = targets.of(job.kind());
        var meter = new Meter(turns, job, clock);
        begin();
        meter.begin(Phase.UNDOING, job.counts().written());
        var rows = new Rows(job);
        inParts(job, (from, to) -> findConflicts(job, target, from, to));
        target.keepTogether(rows);
        earlier.goOnFrom(job, target, "c.undo is null");
        var done = new AtomicLong();
        inParts(job, (from, to) -> {
            done.addAndGet(putBack(job, target, "c.line between :from and :to and c.undo is null", from, to));
            meter.at(done.get(), job.counts().written());
        });
        target.parts().forEach(part -> live.changedMany(part.entity()));
        jobs.begin(job);
        jobs.undone(job.id(), conflicts(job.id()) > 0);
    }

    @FunctionalInterface
    private interface Part {
        void of(long firstLine, long lastLine);
    }

    private void inParts(ImportJob job, Part part) {
        long line = 0;
        var last = lastOfPart(job.id(), line);
        while (last != null) {
            part.of(line + 1, last);
            line = last;
            last = lastOfPart(job.id(), line);
        }
    }

    /** One row that was left, with those that it is tied to, whatever happened to their records since. */
    @Transactional
    void undoAnyway(ImportJob job, long line) {
        begin();
        var target = targets.of(job.kind());
        var tied = database.sql(target.tiedLines())
                .param("job", job.id())
                .param("line", line)
                .query(Long.class)
                .list();
        var which = "c.line in (%s) and c.undo = 'CONFLICT'"
                .formatted(tied.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        earlier.goOnFrom(job, target, which);
        putBack(job, target, which + " and c.line between :from and :to", Collections.min(tied), Collections.max(tied));
        settled(job);
    }

    /** One row that was left stays as it is now. */
    @Transactional
    void keep(ImportJob job, long line) {
        int kept = database.sql(
                        "update import_change set undo = 'KEPT' where job_id = :job and line = :line and undo = 'CONFLICT'")
                .param("job", job.id())
                .param("line", line)
                .update();
        if (kept > 0) {
            jobs.keep(job.id());
        }
        settled(job);
    }

    private void settled(ImportJob job) {
        targets.of(job.kind()).parts().forEach(part -> live.changedMany(part.entity()));
        jobs.undone(job.id(), conflicts(job.id()) > 0);
    }

    private void begin() {
        ManyRows.announce(database);
        database.sql("""
                        create temporary table import_undone (line bigint not null, part smallint not null,
                               entity_id bigint not null, before jsonb)
                            on commit drop""").update();
    }

    private @Nullable Long lastOfPart(long jobId, long after) {
        return database.sql("""
                        select max(line) from (select line from import_change
                                                where agency_id = current_agency() and job_id = :job and line > :after
                                                order by line limit :rows) part""")
                .param("job", jobId)
                .param("after", after)
                .param("rows", parts.rows())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    private void findConflicts(ImportJob job, ImportTarget target, long from, long to) {
        var lines = PartSql.of(target).stream().map(PartSql::conflicts).collect(Collectors.joining(" union "));
        // Found once, whatever the planner takes the number of rows for.
        database.sql("""
                        with moved as materialized (%s)
                        update import_change set undo = 'CONFLICT'
                         where agency_id = current_agency() and job_id = :job and line between :from and :to
                           and line in (select line from moved) and undo is null""".formatted(lines))
                .param("job", job.id())
                .param("from", from)
                .param("to", to)
                .update();
    }

    private long putBack(ImportJob job, ImportTarget target, String which, long from, long to) {
        database.sql("truncate import_undone").update();
        database.sql("""
                        with put_back as (
                            update import_change c set undo = 'DONE'
                             where c.agency_id = current_agency() and c.job_id = :job and %s
                            returning c.line, c.part, c.entity_id, c.before)
                        insert into import_undone select line, part, entity_id, before from put_back""".formatted(which))
                .param("job", job.id())
                .param("from", from)
                .param("to", to)
                .update();
        var undone = new Rows(job);
        var parts = PartSql.of(target).reversed();
        target.undoAlong(undone);
        parts.stream().filter(PartSql::isTold).forEach(part -> undone.write(part.undoHistory()));
        for (var part : parts) {
            undone.write(part.restore());
            undone.write(part.retire());
        }
        return database.sql("select count(distinct line) from import_undone")
                .query(Long.class)
                .single();
    }

    private long conflicts(long jobId) {
        return database.sql("""
                        select count(*) from import_change
                         where agency_id = current_agency() and job_id = :job and undo = 'CONFLICT'""").param("job", jobId).query(Long.class).single();
    }

    private final class Rows implements UndoneRows {

        private final ImportJob job;

        private Rows(ImportJob job) {
            this.job = job;
        }

        @Override
        public int write(String sql) {
            return bound(sql, job).update();
        }

        @Override
        public int touch(String entity, String table, String ids) {
            var earlierJobs = earlier.undoable(job);
            if (earlierJobs.length > 0) {
                bound(EarlierImports.touched(table, ids), job)
                        .param("entity", entity)
                        .param("earlier", earlierJobs)
                        .update();
            }
            return write(
                    "update %s set version = version + 1, updated_at = :at where id in (%s)".formatted(table, ids));
        }
    }

    private StatementSpec bound(String sql, ImportJob job) {
        var by = user.require();
        return database.sql(sql)
                .param("job", job.id())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .param("byName", by.name())
                .param("request", MDC.get(RequestIdFilter.KEY), Types.VARCHAR);
    }
}
