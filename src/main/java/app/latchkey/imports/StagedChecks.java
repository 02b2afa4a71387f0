package app.latchkey.imports;

import app.latchkey.imports.ImportField.Shape;
import java.sql.Types;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Rejects rows for what only the agency's records and the other rows of their file tell. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StagedChecks {

    /** The rows of a file that were staged last. */
    private static final String PART = "import_part";

    private static final String ALL = "(select * from import_row where job_id = :job and action <> 'REJECTED')";
    static final String AMBIGUOUS = "import.problem.ambiguous-date";

    private static final String TWICE = "import.problem.twice";

    private final JdbcClient database;
    private final LeadRows leads;

    StagedChecks(JdbcClient database, LeadRows leads) {
        this.database = database;
        this.leads = leads;
    }

    /** @param rows those of the file that were staged last */
    void checkAgainstAgency(CheckedRows rows, ImportTarget target, @Nullable MatchKey chosen) {
        var part = part(rows);
        for (var key : target.keys()) {
            if (key.unique() && !key.equals(chosen)) {
                refuseTaken(part, target.parts().getFirst(), key);
            }
        }
        target.checkAgainstAgency(part);
    }

    /** Apart and counted: the planner knows nothing of rows that only just came, and would take many for one. */
    private Relation part(CheckedRows rows) {
        database.sql("drop table if exists import_part").update();
        database.sql("""
                        create temporary table import_part on commit drop as
                        select line, fields, ids, key, lead from import_row
                         where job_id = :job and line between :from and :to and action <> 'REJECTED'""")
                .param("job", rows.run().jobId())
                .param("from", rows.firstLine())
                .param("to", rows.lastLine())
                .update();
        database.sql("analyze import_part (line)").update();
        return new Relation(rows.run(), PART);
    }

    private void refuseTaken(Relation part, ImportPart first, MatchKey key) {
        database.sql("drop table if exists import_unique").update();
        int keys = database.sql(
                        """
                        create temporary table import_unique on commit drop as
                        select line, fields ->> '%s' as key, ids[1] as id from import_part
                         where fields ->> '%s' is not null""".formatted(key.columns().getFirst(), key.columns().getFirst()))
                .update();
        if (keys > 0) {
            database.sql("analyze import_unique").update();
            part.reject(key.fields().getFirst(), "import.problem.already-here", """
                    select k.line, k.key from import_unique k
                     cross join lateral (select t.id from %s t where %s and %s offset 0) t
                     where t.id is distinct from k.id""".formatted(
                            first.table(), key.condition(), first.live()));
        }
    }

    /** Looks at all rows of a job that are staged. */
    void checkTogether(ImportRun run, ImportTarget target, @Nullable MatchKey chosen) {
        var rows = new Relation(run, ALL);
        if (target.kind().repeats()) {
            leads.appoint(rows, target, chosen);
        }
        for (var key : target.keys()) {
            if (key.equals(chosen) && !target.kind().repeats()) {
                refuseRepeated(rows, key, "r.key");
            } else if (key.unique() && !key.equals(chosen)) {
                refuseRepeated(
                        rows, key, "r.fields ->> '%s'".formatted(key.columns().getFirst()));
            }
        }
        for (var field : target.fields()) {
            var place = run.column(field.name());
            if (place != null && field.shape() == Shape.DATE && hasAmericanDate(run.jobId(), place)) {
                refuseAmbiguousDates(rows, field.name(), place);
            }
        }
        target.checkTogether(target.kind().repeats() ? copied(run) : rows);
    }

    /** One that is none with the day first, and is one with the month first. */
    private boolean hasAmericanDate(long jobId, int place) {
        return database.sql("""
                        select exists (select from import_row where job_id = :job and action = 'REJECTED'
                               and cells[%d] ~ '^\\s*(0?[1-9]|1[0-2])[/.-](1[3-9]|2[0-9]|3[01])[/.-][0-9]')""".formatted(place + 1))
                .param("job", jobId)
                .query(Boolean.class)
                .single();
    }

    /** In a column that has such a date nobody knows of 03/04 which is the month. */
    private static void refuseAmbiguousDates(Relation rows, String field, int place) {
        rows.reject(field, AMBIGUOUS, """
                select r.line, left(r.cells[%1$d], 40)
                  from {rows} r
                 cross join lateral regexp_match(
                        r.cells[%1$d], '^\\s*(0?[1-9]|1[0-2])[/.-](0?[1-9]|1[0-2])[/.-][0-9]') as parts
                 where cast(parts[1] as integer) <> cast(parts[2] as integer)""".formatted(place + 1));
    }

    /** All rows, apart and counted, for whoever looks at each of them beside others. */
    private Relation copied(ImportRun run) {
        database.sql("drop table if exists import_all").update();
        database.sql("""
                        create temporary table import_all on commit drop as
                        select line, fields, ids, key, lead from import_row
                         where job_id = :job and action <> 'REJECTED'""").param("job", run.jobId()).update();
        database.sql("create unique index import_all_by_line on import_all (line)")
                .update();
        database.sql("analyze import_all (line, lead)").update();
        return new Relation(run, "import_all");
    }

    private static void refuseRepeated(Relation rows, MatchKey key, String value) {
        rows.reject(key.fields().getFirst(), TWICE, """
                select d.line, d.first::text
                  from (select r.line, min(r.line) over (partition by %s) as first
                          from {rows} r where %s is not null) d
                 where d.line > d.first""".formatted(value, value));
    }

    /** The rows of a relation that are not rejected so far. */
    private final class Relation implements StagedRows {

        private final ImportRun run;
        private final String name;

        Relation(ImportRun run, String name) {
            this.run = run;
            this.name = name;
        }

        @Override
        public ImportRun run() {
            return run;
        }

        @Override
        public void put(String column, String sql) {
            if (name.equals(ALL)) {
                throw new IllegalStateException("Only where several rows tell of one record");
            }
            database.sql("create index if not exists %s_by_line on %s (line)".formatted(name, name))
                    .update();
            database.sql("""
                            update %s r set fields = r.fields || jsonb_build_object('%s', found.value)
                              from (%s) as found (line, value)
                             where r.line = found.line""".formatted(name, column, sql.replace(ROWS, name)))
                    .param("job", run.jobId())
                    .update();
            database.sql("""
                            update import_row r set fields = put.fields from %s put
                             where r.job_id = :job and r.line = put.line and r.fields <> put.fields""".formatted(name)).param("job", run.jobId()).update();
        }

        @Override
        public int reject(String field, String reason, String sql) {
            record Wrong(Long line, String told) {}
            var wrong = database.sql(sql.replace(ROWS, name))
                    .param("job", run.jobId())
                    .query((row, number) -> new Wrong(row.getLong(1), row.getString(2)))
                    .list();
            if (wrong.isEmpty()) {
                return 0;
            }
            var lines = wrong.stream().map(Wrong::line).toArray(Long[]::new);
            if (!name.equals(ALL)) {
                database.sql("delete from " + name + " where line = any(:lines)")
                        .param("lines", lines)
                        .update();
            }
            return database.sql("""
                            update import_row r
                               set action = 'REJECTED', together = :together, errors = jsonb_build_array(jsonb_build_object('column',
                                       cast(:column as integer), 'key', cast(:reason as text),
                                       'arguments', jsonb_build_array(wrong.told)))
                              from unnest(:lines, :told) as wrong (line, told)
                             where r.job_id = :job and r.line = wrong.line and r.action <> 'REJECTED'""")
                    .param("together", !name.equals(PART))
                    .param("column", run.column(field), Types.INTEGER)
                    .param("reason", reason)
                    .param("lines", lines)
                    .param("told", wrong.stream().map(Wrong::told).toArray(String[]::new))
                    .param("job", run.jobId())
                    .update();
        }
    }
}
