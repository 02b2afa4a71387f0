package app.latchkey.imports;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What earlier imports wrote to records that a later one changed, too. When the later one is taken back, those records
 * are again as the earlier ones left them, under a new version: for the earlier ones that is no change.
 */
@Component
@Transactional
class EarlierImports {

    /** A record's version goes up when an import changes it, and again when that is taken back. */
    private static final int STEPS = 2;

    private final JdbcClient database;
    private final Clock clock;

    EarlierImports(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Before the changed records of an import are put back: moves what earlier imports know of them along, unless
     * somebody changed them since this import. Versions keep their distance, so that an edit between two of the earlier
     * ones still is one.
     *
     * @param which SQL condition on {@code c}, the changes that are being taken back
     */
    void goOnFrom(ImportJob job, ImportTarget target, String which) {
        var earlier = undoable(job);
        if (earlier.length == 0) {
            return;
        }
        for (var part : PartSql.of(target)) {
            database.sql("""
                            update import_change e set version_after = e.version_after + %d
                              from import_change c join %s t on t.id = c.entity_id and t.version = c.version_after
                             where c.agency_id = current_agency() and c.job_id = :job and c.part = %d
                               and c.before is not null and %s
                               and e.agency_id = current_agency() and e.job_id = any(:earlier)
                               and e.entity_type = c.entity_type and e.entity_id = c.entity_id
                               and e.version_after < c.version_after and e.undo is distinct from 'DONE'""".formatted(STEPS, part.part().table(), part.number() - 1, which))
                    .param("job", job.id())
                    .param("earlier", earlier)
                    .update();
        }
    }

    /**
     * Before records are touched that no part of an import writes, but that it touched when it was written: moves what
     * earlier imports know of them along, unless somebody changed them in between.
     *
     * @param ids SQL that selects them
     */
    static String touched(String table, String ids) {
        return """
                with known as materialized (
                    select e.job_id, e.part, e.entity_id, e.version_after,
                           max(e.version_after) over (partition by e.entity_id) as newest
                      from import_change e
                     where e.agency_id = current_agency() and e.job_id = any(:earlier) and e.entity_type = :entity
                       and e.undo is distinct from 'DONE' and e.entity_id in (%s))
                update import_change c set version_after = c.version_after + %d
                  from known k join %s t on t.id = k.entity_id and t.version = k.newest + 1
                 where c.agency_id = current_agency() and c.job_id = k.job_id and c.entity_id = k.entity_id
                   and c.part = k.part""".formatted(ids, STEPS, table);
    }

    /** The few that can still be taken back: each is looked up for every record. */
    Long[] undoable(ImportJob job) {
        return database.sql("""
                        select j.id from import_job j
                         where j.agency_id = current_agency() and j.id <> :job and j.finished_at > :since
                           and j.finished_at <= (select finished_at from import_job where id = :job)
                           and j.status in ('COMMITTED', 'COMMITTED_WITH_SKIPS', 'UNDO_QUEUED', 'UNDONE_WITH_CONFLICTS')""")
                .param("job", job.id())
                .param("since", Timestamp.from(clock.instant().minus(ImportJob.UNDOABLE_FOR)))
                .query(Long.class)
                .list()
                .toArray(Long[]::new);
    }
}
