package app.latchkey.audit;

import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.security.Roles;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The history of a record. */
@Service
@PreAuthorize(Roles.MAY_READ)
@Transactional(readOnly = true)
public class HistoryService {

    private final JdbcClient database;
    private final HistoryRows rows;
    private final Clock clock;

    HistoryService(JdbcClient database, HistoryRows rows, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.clock = clock;
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
                .query(rows::event)
                .list();
    }

    /** For whoever edits a state that is no longer the latest: who saved in between, and when. */
    public StaleEdit staleEdit(String entityType, long entityId) {
        return latest(entityType, entityId)
                .map(event -> new StaleEdit(event.actor(), event.at()))
                .orElseGet(() -> new StaleEdit("?", clock.instant()));
    }

    public Optional<HistoryEvent> latest(String entityType, long entityId) {
        return of(entityType, entityId, 0, 1).stream().findFirst();
    }
}
