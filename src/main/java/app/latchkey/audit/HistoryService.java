package app.latchkey.audit;

import app.latchkey.audit.HistoryEvent.Origin;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.security.Roles;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
                        select h.id, h.at, h.actor_name, h.event_type, h.changes, h.reason, h.import_id,
                               (select file_name from import_job j where j.id = h.import_id) as file_name,
                               (select c.line from import_change c
                                 where c.agency_id = h.agency_id and c.job_id = h.import_id
                                   and c.entity_id = h.entity_id and c.entity_type = h.entity_type) as line
                          from history_event h
                         where h.agency_id = current_agency() and h.entity_type = :type and h.entity_id = :id
                         order by h.id desc offset :offset limit :limit""")
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
                origin(row));
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        @Nullable Long importId = row.getObject("import_id", Long.class);
        return importId == null
                ? null
                : new Origin(importId, row.getString("file_name"), row.getObject("line", Long.class));
    }
}
