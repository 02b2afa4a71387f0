package app.latchkey.imports;

import app.latchkey.imports.ImportProgress.Phase;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.database.ManyRows;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.MDC;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes the good rows of a checked file: all of them in one transaction, or none. It does what the check said; rows of
 * which that no longer holds stop it before anything stays.
 */
@Component
class ImportApply {

    private static final int MANY = 1_000;
    private static final Set<RowAction> GOOD = EnumSet.complementOf(EnumSet.of(RowAction.REJECTED));

    private final ImportParts parts;
    private final ImportTurns turns;
    private final ImportTargets targets;
    private final Staging staging;
    private final JdbcClient database;
    private final CurrentUser user;
    private final LiveChanges live;
    private final Clock clock;

    ImportApply(
            ImportParts parts,
            ImportTurns turns,
            ImportTargets targets,
            Staging staging,
            JdbcClient database,
            CurrentUser user,
            LiveChanges live,
            Clock clock) {
        this.parts = parts;
        this.turns = turns;
        this.targets = targets;
        this.staging = staging;
        this.database = database;
        this.user = user;
        this.live = live;
        this.clock = clock;
    }

    /** Rows that were not what the check said. Nothing is written. */
    static final class RowsMoved extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<Long> lines;

        RowsMoved(List<Long> lines) {
            super(lines.size() + " rows");
            this.lines = List.copyOf(lines);
        }

        List<Long> lines() {
            return lines;
        }
    }

    /**
     * @throws RowsMoved when the check no longer holds
     * @throws ImportMoved when somebody else has the turn
     */
    @Transactional
    void apply(ImportJob job) {
        var target = targets.of(job.kind());
        var meter = new Meter(turns, job, clock);
        ManyRows.announce(database);
        database.sql("""
                        create temporary table import_work (line bigint not null, ids bigint[] not null,
                               fresh boolean[] not null, versions integer[], fields jsonb not null, changes jsonb)
                            on commit drop""").update();
        refuseMoved(job, target, meter);
        long rows = job.counts().written();
        meter.begin(Phase.WRITING, rows);
        giveIds(job, target);
        forgetPlans(job.counts(), target);
        // What is here changes first, by the statistics there are of it; then the new records come.
        long done = write(job, target, RowAction.UPDATE, meter, 0);
        done += write(job, target, RowAction.INSERT, meter, done);
        if (done != rows) {
            throw new IllegalStateException(
                    "Import %d: %d rows to write, but %d written".formatted(job.id(), rows, done));
        }
        target.parts().forEach(part -> live.changedMany(part.entity()));
        gatherStatistics(job.counts(), target);
        keepRejected(job);
        turns.written(job);
    }

    /** Plans that foreign keys keep of a few rows, all of which they read each time, would be kept for all that come. */
    private void forgetPlans(ImportCounts counts, ImportTarget target) {
        gatherStatistics(counts, target, "pg_relation_size(cast(filled as regclass)) < 16 * 1024 * 1024");
    }

    /**
     * So many rows at once change what the planner should know of their tables. Where they are few beside those that are
     * there, PostgreSQL comes by itself, soon enough.
     */
    private void gatherStatistics(ImportCounts counts, ImportTarget target) {
        gatherStatistics(
                counts,
                target,
                "(select reltuples from pg_class where oid = cast(filled as regclass)) < 5 * " + counts.written());
    }

    private void gatherStatistics(ImportCounts counts, ImportTarget target, String which) {
        if (counts.written() >= MANY) {
            var tables = Stream.concat(target.parts().stream().map(ImportPart::table), Stream.of("import_change"))
                    .toList();
            ManyRows.gatherStatistics(database, tables, which);
        }
    }

    /** What is staged goes soon; the error file is asked for long after. */
    private void keepRejected(ImportJob job) {
        database.sql("""
                        insert into import_rejected (agency_id, job_id, line, cells, errors)
                        select agency_id, job_id, line, cells, errors from import_row
                         where agency_id = current_agency() and job_id = :job and action = 'REJECTED'
                         order by line""").param("job", job.id()).update();
    }

    /** All rows before the first is written: in a table that is being filled nothing can be looked up well. */
    private void refuseMoved(ImportJob job, ImportTarget target, Meter meter) {
        var key = RowReader.key(target, job.plan());
        meter.begin(Phase.COMPARING, job.counts().good());
        var moved = new ArrayList<Long>();
        long done = 0;
        long line = 0;
        for (var last = staging.lastOfPart(job.id(), line, GOOD);
                last != null;
                last = staging.lastOfPart(job.id(), line, GOOD)) {
            moved.addAll(staging.moved(job.run(), target, key, line + 1, last));
            done += parts.rows();
            meter.at(done, job.counts().good());
            line = last;
        }
        if (!moved.isEmpty()) {
            throw new RowsMoved(moved);
        }
    }

    /** The new records that other rows add to have their numbers before any is written. */
    private void giveIds(ImportJob job, ImportTarget target) {
        if (!target.kind().repeats()) {
            return;
        }
        var ids = PartSql.of(target).stream()
                .map(part -> part.part().own() ? "null" : nextId("r.ids[%d]", part))
                .collect(Collectors.joining(", "));
        database.sql("""
                        create temporary table import_lead_ids on commit drop as
                        select lead as line, cast(null as bigint[]) as ids
                          from import_row where job_id = :job and lead is not null group by lead""").param("job", job.id()).update();
        database.sql("create unique index import_lead_ids_by_line on import_lead_ids (line)")
                .update();
        database.sql("analyze import_lead_ids (line)").update();
        database.sql("""
                        update import_lead_ids l set ids = array[%s]::bigint[]
                          from import_row r where r.job_id = :job and r.line = l.line""".formatted(ids)).param("job", job.id()).update();
    }

    private static String nextId(String known, PartSql part) {
        return "coalesce(%s, nextval('%s_seq'))"
                .formatted(known.formatted(part.number()), part.part().table());
    }

    private long write(ImportJob job, ImportTarget target, RowAction action, Meter meter, long before) {
        long written = 0;
        long line = 0;
        for (var last = staging.lastOfPart(job.id(), line, Set.of(action));
                last != null;
                last = staging.lastOfPart(job.id(), line, Set.of(action))) {
            written += write(job, target, action, line + 1, last);
            meter.at(before + written, job.counts().written());
            line = last;
        }
        return written;
    }

    private long write(ImportJob job, ImportTarget target, RowAction action, long from, long to) {
        database.sql("truncate import_work").update();
        var parts = PartSql.of(target);
        var repeats = target.kind().repeats();
        var ids = new ArrayList<String>();
        var fresh = new ArrayList<String>();
        for (var part : parts) {
            var at = part.number();
            var isNew = part.fresh("r.ids[" + at + "]", "r.fields");
            var isShared = repeats && !part.part().own();
            ids.add("case when %s then %s else r.ids[%d] end"
                    .formatted(isNew, nextId(isShared ? "l.ids[%d]" : "r.ids[%d]", part), at));
            fresh.add(isShared ? isNew + " and r.lead is null" : isNew);
        }
        long rows = database.sql("""
                        insert into import_work (line, ids, fresh, versions, fields, changes)
                        select r.line, array[%s], array[%s], r.versions, r.fields, r.changes
                          from (select * from import_row
                                 where job_id = :job and line between :from and :to
                                   and action = :action order by line) r %s""".formatted(
                                String.join(", ", ids),
                                String.join(", ", fresh),
                                repeats ? "left join import_lead_ids l on l.line = coalesce(r.lead, r.line)" : ""))
                .param("job", job.id())
                .param("from", from)
                .param("to", to)
                .param("action", action.name())
                .update();
        database.sql("analyze import_work (line)").update();
        var work = new Work(job);
        target.beforeWriting(work);
        for (var part : parts) {
            work.write(part.insert());
            if (part.isTold()) {
                work.write(part.insertHistory());
            }
            work.write(part.insertTrace());
        }
        var changed = new ArrayList<Integer>();
        for (var part : parts) {
            boolean changes = isChanging(part);
            changed.add(changes ? work.write(part.updateTrace()) : 0);
            if (changes) {
                work.write(part.updateHistory());
            }
        }
        // Before the records change, so that it sees both what they were and what they become.
        target.writeAlong(work);
        for (var part : parts) {
            if (changed.get(part.number() - 1) > 0 && work.write(part.update()) != changed.get(part.number() - 1)) {
                throw new RowsMoved(changedLines());
            }
        }
        return rows;
    }

    private final class Work implements WrittenRows {

        private final ImportJob job;

        Work(ImportJob job) {
            this.job = job;
        }

        @Override
        public int write(String sql) {
            return bound(sql, job).update();
        }

        @Override
        public void stopFor(String sql) {
            var moved = bound(sql, job).query(Long.class).list();
            if (!moved.isEmpty()) {
                throw new RowsMoved(moved);
            }
        }
    }

    private boolean isChanging(PartSql part) {
        return database.sql("select exists (select from import_work w where " + part.changed() + ")")
                .query(Boolean.class)
                .single();
    }

    private List<Long> changedLines() {
        return database.sql("select line from import_work where not (true = all (fresh))")
                .query(Long.class)
                .list();
    }

    private JdbcClient.StatementSpec bound(String sql, ImportJob job) {
        var by = user.require();
        return database.sql(sql)
                .param("job", job.id())
                .param("branch", job.branchId())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.id())
                .param("byName", by.name())
                .param("request", MDC.get(RequestIdFilter.KEY), Types.VARCHAR);
    }
}
