package app.latchkey.audit;

import app.latchkey.exports.ExportRun;
import app.latchkey.exports.LongReading;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Reads any number of events, a few hundred at a time, from one state of the database. */
@Component
class HistoryCursor {

    private static final int FETCHED_AT_ONCE = 500;

    private final JdbcClient database;
    private final HistoryRows reader;
    private final JsonMapper json;
    private final LongReading reading;

    HistoryCursor(JdbcClient database, HistoryRows reader, JsonMapper json, LongReading reading) {
        this.database = database;
        this.reader = reader;
        this.json = json;
        this.reading = reading;
    }

    @Transactional(readOnly = true)
    void read(HistoryFilter filter, ExportRun run, Consumer<HistoryRow> each) {
        reading.of(run, () -> {
            try (var rows = new HistorySql(filter, null, json)
                    .rows(database, 0, Integer.MAX_VALUE).withFetchSize(FETCHED_AT_ONCE).query(reader::row).stream()) {
                rows.forEach(each);
            }
        });
    }
}
