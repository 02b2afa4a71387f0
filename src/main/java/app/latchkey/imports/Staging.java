package app.latchkey.imports;

import app.latchkey.imports.files.UnreadableFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rows of a file beside the agency's records: what each is about, and what would become of it. Everything is done
 * for many rows at a time, within the transaction of the caller.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Staging {

    private final ImportParts parts;
    private final JdbcClient database;
    private final DataSource connections;
    private final StagedChecks judge;

    Staging(ImportParts parts, JdbcClient database, DataSource connections, StagedChecks judge) {
        this.parts = parts;
        this.database = database;
        this.connections = connections;
        this.judge = judge;
    }

    void clear(long jobId) {
        database.sql("delete from import_row where job_id = :job")
                .param("job", jobId)
                .update();
    }

    /**
     * Takes rows in and compares them with the agency's records.
     *
     * @return how many there were
     */
    long take(CheckedRows rows, ImportTarget target, @Nullable MatchKey key) throws IOException, UnreadableFile {
        prepare();
        copy(rows);
        if (rows.lines() > 0) {
            analyze();
            target.lookUp(new Arrived(rows.run()));
            compare(rows.run(), target, key);
            judge.checkAgainstAgency(rows, target, key);
        }
        return rows.lines();
    }

    private void prepare() {
        database.sql("""
                        create temporary table if not exists import_staging (line bigint not null, cells text[] not null,
                               fields jsonb not null, errors jsonb not null, missing jsonb not null,
                               notices jsonb not null, key text)
                            on commit drop""").update();
        database.sql("truncate import_staging").update();
    }

    private void copy(CheckedRows rows) throws IOException, UnreadableFile {
        var connection = DataSourceUtils.getConnection(connections);
        try {
            Copy.in(
                    connection,
                    "copy import_staging (line, cells, fields, errors, missing, notices, key) from stdin",
                    rows);
        } catch (SQLException e) {
            throw new IOException(e);
        } catch (CheckedRows.Unreadable e) {
            throw e.why();
        } finally {
            DataSourceUtils.releaseConnection(connection, connections);
        }
    }

    /** Without it the few new keys would be taken for many, and every record read. */
    private void analyze() {
        database.sql("analyze import_staging (line, key)").update();
    }

    /**
     * SQL of what the key of a row {@code k} matches, as {@code m}. Row by row by index, whatever the statistics of a
     * table that is only just being filled: "offset 0" holds to that.
     */
    private static String matched(ImportTarget target, @Nullable MatchKey key) {
        if (key == null) {
            return " cross join (select cast(null as bigint) as id, cast(0 as bigint) as hits) m";
        }
        var first = target.parts().getFirst();
        return """
                 left join lateral (
                        select min(t.id) as id, count(*) as hits
                          from (select t.id from %s t where %s and %s offset 0) t) m on k.key is not null""".formatted(first.table(), key.condition(), first.live());
    }

    private void compare(ImportRun run, ImportTarget target, @Nullable MatchKey key) {
        var parts = PartSql.of(target);
        database.sql("""
                        insert into import_row (agency_id, job_id, line, cells, fields, errors, missing, notices, key,
                               ids, versions, changes, action)
                        select current_agency(), :job, k.line, k.cells, k.fields,
                               case when %7$s then k.errors || k.missing
                                    when m.hits > 1 then k.errors || :several else k.errors end,
                               k.missing, k.notices, k.key, array[%2$s], array[%3$s],
                               case when t1.id is not null then jsonb_build_array(%4$s) end,
                               case when k.errors <> '[]' or m.hits > 1 or (%7$s and k.missing <> '[]') then 'REJECTED'
                                    when %1$s then 'INSERT' when coalesce(%4$s) is null then 'UNCHANGED'
                                    else 'UPDATE' end
                          from import_staging k %8$s %5$s %6$s""".formatted(
                                "(" + parts.stream().map(Staging::fresh).collect(Collectors.joining(" or ")) + ")",
                                joined(parts, ", ", "t%d.id"),
                                joined(parts, ", ", "t%d.version"),
                                joined(parts, ", ", "c%d.changes"),
                                parts.stream().map(PartSql::join).collect(Collectors.joining(" ")),
                                parts.stream().map(PartSql::compare).collect(Collectors.joining(" ")),
                                // Where several rows tell of one record, the first of them has to tell all.
                                target.kind().repeats() ? "false" : asking(parts, Staging::fresh),
                                matched(target, key))
                        .replace(
                                ":several",
                                "jsonb_build_array(jsonb_build_object('column', null, 'key', "
                                        + "'import.problem.several', 'arguments', jsonb_build_array(m.hits::text)))"))
                .param("job", run.jobId())
                .update();
    }

    private static String fresh(PartSql part) {
        return part.fresh("t%d.id".formatted(part.number()), "k.fields");
    }

    /** SQL condition: there is a new record that asks for what rows may leave out of one that is there. */
    static String asking(List<PartSql> parts, Function<PartSql, String> fresh) {
        return parts.stream()
                .filter(part -> part.part().asks())
                .map(fresh)
                .collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String joined(List<PartSql> parts, String between, String each) {
        return parts.stream().map(part -> each.formatted(part.number())).collect(Collectors.joining(between));
    }

    /** The last line of the next part of a job's rows of some actions; null behind the last. */
    @Nullable Long lastOfPart(long jobId, long afterLine, Set<RowAction> actions) {
        return database.sql("""
                        select max(line) from (select line from import_row
                                                where job_id = :job and line > :after and action = any(:actions)
                                                order by line limit :rows) part""")
                .param("job", jobId)
                .param("after", afterLine)
                .param("actions", actions.stream().map(Enum::name).toArray(String[]::new))
                .param("rows", parts.rows())
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** Rows of the job that are no longer about the records they were about when they were checked. */
    List<Long> moved(ImportRun run, ImportTarget target, @Nullable MatchKey key, long from, long to) {
        var parts = PartSql.of(target);
        return database.sql("""
                        select k.line
                          from (select line, key, fields, ids, versions from import_row
                                 where job_id = :job and line between :from and :to and action <> 'REJECTED' offset 0) k
                          %s %s
                         where k.ids is distinct from array[%s] or k.versions is distinct from array[%s]
                            or m.hits > 1""".formatted(
                                matched(target, key),
                                parts.stream().map(PartSql::join).collect(Collectors.joining(" ")),
                                joined(parts, ", ", "t%d.id"),
                                joined(parts, ", ", "t%d.version")))
                .param("job", run.jobId())
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .list();
    }

    private final class Arrived implements ArrivedRows {

        private final ImportRun run;

        Arrived(ImportRun run) {
            this.run = run;
        }

        @Override
        public ImportRun run() {
            return run;
        }

        @Override
        public void put(String column, String sql) {
            database.sql("""
                            update import_staging s
                               set fields = s.fields || jsonb_build_object('%s', found.value)
                              from (%s) as found (line, value)
                             where s.line = found.line""".formatted(
                            column, sql.replace(ROWS, "(select line, fields from import_staging where errors = '[]')")))
                    .update();
        }
    }
}
