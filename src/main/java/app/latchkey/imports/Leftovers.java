package app.latchkey.imports;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What an import leaves in the database goes in slices, each in a transaction of its own: nobody waits for the rows of a
 * large one, and what was done before a crash stays done. Each method tells how many rows went.
 */
@Component
@Transactional(propagation = Propagation.NEVER)
class Leftovers {

    /** Rows at a time: well under a second of locks. */
    static final int SLICE = 10_000;

    private static final String IN_SLICE = """
            t.agency_id = current_agency() and t.job_id = :job and t.line > :after
                              and t.line <= (select last from slice)""";

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    Leftovers(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Rows as they were checked. */
    long deleteStaged(long jobId) {
        return delete("import_row", jobId);
    }

    long deleteRejected(long jobId) {
        return delete("import_rejected", jobId);
    }

    long deleteCorrections(long jobId) {
        return delete("import_correction", jobId);
    }

    /**
     * Forgets what records were before the import; which line wrote which record stays, for their history. A changed
     * record is still told from an added one, and what was left to be decided is decided: it stays as it is.
     */
    long forgetBefore(long jobId) {
        return inSlices("import_change", jobId, """
                update import_change t
                   set before = case when t.before is not null then cast('{}' as jsonb) end,
                       undo = case when t.undo = 'CONFLICT' then 'KEPT' else t.undo end
                 where %s and (t.before <> '{}' or t.undo = 'CONFLICT')""".formatted(IN_SLICE));
    }

    private long delete(String table, long jobId) {
        return inSlices(table, jobId, "delete from %s t where %s".formatted(table, IN_SLICE));
    }

    private long inSlices(String table, long jobId, String change) {
        var sql = """
                with slice as (
                        select max(line) as last
                          from (select line from %s
                                 where agency_id = current_agency() and job_id = :job and line > :after
                                 order by line limit :rows) part),
                     gone as (%s returning 1)
                select last, (select count(*) from gone) as rows from slice""".formatted(table, change);
        long rows = 0;
        for (var slice = slice(sql, jobId, 0); slice.last() != null; slice = slice(sql, jobId, slice.last())) {
            rows += slice.rows();
        }
        return rows;
    }

    /** @param last line of it; null behind the last slice */
    private record Slice(@Nullable Long last, long rows) {}

    private Slice slice(String sql, long jobId, long after) {
        return Objects.requireNonNull(transaction.execute(status -> database.sql(sql)
                .param("job", jobId)
                .param("after", after)
                .param("rows", SLICE)
                .query((row, number) -> new Slice(row.getObject("last", Long.class), row.getLong("rows")))
                .single()));
    }
}
