package app.latchkey.audit;

import app.latchkey.audit.HistoryEvent.Origin;
import app.latchkey.platform.FieldChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads events from the rows of a statement. */
@Component
class HistoryRows {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final JsonMapper json;

    HistoryRows(JsonMapper json) {
        this.json = json;
    }

    HistoryEvent event(ResultSet row, int number) throws SQLException {
        return new HistoryEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("event_type"),
                changes(row),
                row.getString("reason"),
                origin(row));
    }

    List<FieldChange> changes(ResultSet row) throws SQLException {
        return json.readValue(row.getString("changes"), CHANGES);
    }

    HistoryRow row(ResultSet row, int number) throws SQLException {
        return new HistoryRow(
                event(row, number),
                row.getObject("actor_id", Long.class),
                row.getString("entity_type"),
                row.getLong("entity_id"),
                row.getString("record_name"),
                row.getString("record_path"),
                row.getString("request_id"));
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        @Nullable Long importId = row.getObject("import_id", Long.class);
        return importId == null
                ? null
                : new Origin(importId, row.getString("file_name"), row.getObject("line", Long.class));
    }
}
