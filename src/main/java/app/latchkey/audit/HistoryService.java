package app.latchkey.audit;

import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The history of a record. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class HistoryService {

    private static final TypeReference<List<FieldChange>> CHANGES = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    HistoryService(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** The newest first. */
    public List<HistoryEvent> of(String entityType, long entityId, int offset, int limit) {
        return database.sql("""
                        select id, at, actor_name, event_type, changes, reason, import_id from history_event
                         where agency_id = current_agency() and entity_type = :type and entity_id = :id
                         order by id desc offset :offset limit :limit""")
                .param("type", entityType)
                .param("id", entityId)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::event)
                .list();
    }

    public Optional<HistoryEvent> latest(String entityType, long entityId) {
        return of(entityType, entityId, 0, 1).stream().findFirst();
    }

    private HistoryEvent event(ResultSet row, int number) throws SQLException {
        return new HistoryEvent(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor_name"),
                row.getString("event_type"),
                json.readValue(row.getString("changes"), CHANGES),
                row.getString("reason"),
                row.getObject("import_id", Long.class));
    }
}
