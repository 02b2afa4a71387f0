package app.latchkey.imports;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database is told at the beginning of a transaction that looks at many rows at a time. */
final class ManyRows {

    private ManyRows() {}

    static void announce(JdbcClient database) {
        database.sql("set local statement_timeout = '10min'").update();
        // One whose instance stands still gives way, rather than hold what it has.
        database.sql("set local idle_in_transaction_session_timeout = '1min'").update();
        database.sql("set local work_mem = '64MB'").update();
        // A page's statement is planned for its values each time; what foreign keys and triggers ask row by row is not.
        database.sql("set local plan_cache_mode = auto").update();
    }
}
