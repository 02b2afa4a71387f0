package app.latchkey.audit;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import org.slf4j.MDC;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes history within the transaction of the change, or fails with it. */
@Component
class HistoryWriter {

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final JsonMapper json;
    private final Clock clock;

    HistoryWriter(JdbcClient database, CurrentAgency agency, CurrentUser user, JsonMapper json, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.json = json;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void on(RecordChanged change) {
        var actor = user.require();
        database.sql("""
                        insert into history_event (id, agency_id, at, actor_id, actor_name, event_type, entity_type,
                               entity_id, changes, reason, request_id)
                        values (nextval('history_event_seq'), :agency, :at, :actor, :name, :event, :entity,
                               :entityId, cast(:changes as jsonb), :reason, :request)""")
                .param("agency", agency.require())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("event", change.eventType())
                .param("entity", change.entityType())
                .param("entityId", change.entityId())
                .param("changes", json.writeValueAsString(change.changes()))
                .param("reason", change.reason())
                .param("request", MDC.get(RequestIdFilter.KEY))
                .update();
    }
}
