package app.latchkey.exports;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What a file is written from may be read for longer than a page, and stopped by whoever watches. */
@Component
public class LongReading {

    /** Sorting a million rows without an index takes longer than a page may. */
    private static final String LONGEST_STATEMENT = "10min";

    private final JdbcClient database;

    LongReading(JdbcClient database) {
        this.database = database;
    }

    /** @param reading by statements of the transaction this is called in */
    @Transactional(readOnly = true, propagation = Propagation.MANDATORY)
    public void of(ExportRun run, Runnable reading) {
        int process = database.sql("select pg_backend_pid() from set_config('statement_timeout', :longest, true)")
                .param("longest", LONGEST_STATEMENT)
                .query(Integer.class)
                .single();
        run.querying(() -> cancel(process));
        try {
            reading.run();
        } finally {
            run.queried();
        }
    }

    /** By whoever watches, on another thread: the reading's own connection is busy. */
    private void cancel(int process) {
        database.sql("select pg_cancel_backend(:process)")
                .param("process", process)
                .query(Boolean.class)
                .single();
    }
}
