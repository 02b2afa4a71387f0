package app.latchkey.platform.database;

import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database is told at the beginning of a transaction that looks at many rows at a time. */
public final class ManyRows {

    private ManyRows() {}

    /** Holds until the transaction ends. */
    public static void announce(JdbcClient database) {
        // Who stands still gives way, rather than hold what it has. A page's statement is planned for its values each
        // time; what foreign keys and triggers ask row by row is not.
        database.sql("""
                        select set_config('statement_timeout', '10min', true)
                               || set_config('idle_in_transaction_session_timeout', '1min', true)
                               || set_config('work_mem', '64MB', true)
                               || set_config('plan_cache_mode', 'auto', true)""").query(String.class).single();
    }

    /**
     * So many rows at once change what the planner should know of tables, and plans that are kept of them are made anew.
     *
     * @param which SQL condition on {@code filled}, the name of a table
     */
    public static void gatherStatistics(JdbcClient database, Collection<String> tables, String which) {
        database.sql("""
                        select cast(gather_statistics(coalesce(array_agg(filled), '{}')) as text)
                          from unnest(cast(:tables as text[])) filled
                         where\s""" + which)
                .param("tables", tables.toArray(String[]::new))
                .query(String.class)
                .optional();
    }
}
