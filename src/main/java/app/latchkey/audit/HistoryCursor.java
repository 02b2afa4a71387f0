package app.latchkey.audit;

import app.latchkey.exports.ExportRun;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads any number of events, a few hundred at a time, from one state of the database. */
@Component
class HistoryCursor {

    private static final int FETCHED_AT_ONCE = 500;

    /** Where a filter's events are few among millions, they take longer than a page may. */
    private static final String LONGEST_STATEMENT = "10min";

    private final JdbcClient database;
    private final HistoryRows reader;
    private final JsonMapper json;

    HistoryCursor(JdbcClient database, HistoryRows reader, JsonMapper json) {
        this.database = database;
        this.reader = reader;
        this.json = json;
    }

    @Transactional(readOnly = true)
    void read(HistoryFilter filter, ExportRun run, Consumer<HistoryRow> each) {
        int process = database.sql("select pg_backend_pid() from set_config('statement_timeout', :longest, true)")
                .param("longest", LONGEST_STATEMENT)
                .query(Integer.class)
                .single();
        run.querying(() -> cancel(process));
        try (var rows = new HistorySql(filter, null, json)
                .rows(database, 0, Integer.MAX_VALUE).withFetchSize(FETCHED_AT_ONCE).query(reader::row).stream()) {
            rows.forEach(each);
        } finally {
            run.queried();
        }
    }

    /** Over another connection, since its own is busy. */
    private void cancel(int process) {
        database.sql("select pg_cancel_backend(:process)")
                .param("process", process)
                .query(Boolean.class)
                .single();
    }
}
