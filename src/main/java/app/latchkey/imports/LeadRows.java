package app.latchkey.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Rows that tell of one record: the first that tells all that a new one needs leads, and writes it. Those that follow
 * say the same, or less, and write only the records that are each row's own.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class LeadRows {

    private final JdbcClient database;

    LeadRows(JdbcClient database) {
        this.database = database;
    }

    /** Finds the leads of all rows of a job that are staged, and rejects those that contradict theirs. */
    void appoint(StagedRows rows, ImportTarget target, @Nullable MatchKey key) {
        var parts = PartSql.of(target);
        find(rows.run().jobId(), parts);
        refuseIncomplete(rows.run().jobId());
        follow(rows.run().jobId(), parts);
        rows.reject("", "import.problem.differs", """
                select r.line, r.lead::text
                  from {rows} r join import_row l on l.job_id = :job and l.line = r.lead
                 where not l.fields @> jsonb_strip_nulls(jsonb_build_object(%s))""".formatted(shared(parts, key)));
    }

    private void find(long jobId, List<PartSql> parts) {
        database.sql("drop table if exists import_lead").update();
        database.sql("""
                        create temporary table import_lead on commit drop as
                        select line, case when key is not null then min(line) filter (where complete) over (partition by key)
                                          when complete then line end as lead
                          from (select line, key, missing = '[]' or not %s as complete
                                  from import_row where job_id = :job and action <> 'REJECTED') r""".formatted(Staging.asking(parts, LeadRows::fresh)))
                .param("job", jobId)
                .update();
        database.sql("create unique index import_lead_by_line on import_lead (line)")
                .update();
        database.sql("analyze import_lead").update();
    }

    /** A row that no complete one goes before has to be complete itself. */
    private void refuseIncomplete(long jobId) {
        database.sql("""
                        update import_row r set action = 'REJECTED', together = true, errors = r.missing
                          from import_lead l
                         where r.job_id = :job and l.line = r.line and coalesce(l.lead > l.line, true)""").param("job", jobId).update();
    }

    private void follow(long jobId, List<PartSql> parts) {
        var changes = new ArrayList<String>();
        var added = new ArrayList<String>();
        var changed = new ArrayList<String>();
        for (var part : parts) {
            var change = "r.changes -> " + (part.number() - 1);
            changes.add(part.part().own() ? change : "null");
            if (part.part().own()) {
                added.add(fresh(part));
                changed.add("jsonb_typeof(" + change + ") = 'array'");
            }
        }
        database.sql("""
                        update import_row r
                           set lead = l.lead, changes = case when r.changes is not null then jsonb_build_array(%s) end,
                               action = case when %s then 'INSERT' when %s then 'UPDATE' else 'UNCHANGED' end
                          from import_lead l
                         where r.job_id = :job and l.line = r.line and l.lead < l.line""".formatted(
                                String.join(", ", changes), String.join(" or ", added), String.join(" or ", changed)))
                .param("job", jobId)
                .update();
    }

    private static String fresh(PartSql part) {
        return part.fresh("ids[%d]".formatted(part.number()), "fields");
    }

    /** What rows must not contradict each other in; the key is the same in all, but for its capitals. */
    private static String shared(List<PartSql> parts, @Nullable MatchKey key) {
        var known = key == null ? List.<String>of() : key.columns();
        return parts.stream()
                .filter(part -> !part.part().own())
                .flatMap(part -> part.part().columns().stream())
                .map(ImportColumn::name)
                .filter(Predicate.not(known::contains))
                .map(column -> "'%s', r.fields -> '%s'".formatted(column, column))
                .collect(Collectors.joining(", "));
    }
}
