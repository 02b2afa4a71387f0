package app.latchkey.exports;

import app.latchkey.exports.ExportRun.State;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who took which rows out of the desk; written, and told in history, before the first row leaves it and once the last did. */
@Component
class ExportLog {

    private static final String ENTITY = "Export";

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExportLog(
            JdbcClient database,
            CurrentAgency agency,
            CurrentUser user,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    long begin(ExportOrder order) {
        var by = user.require();
        long id = database.sql("""
                        insert into export_log (id, agency_id, by_id, by_name, began_at, entity_type, selection, columns,
                               format, state, row_count)
                        values (nextval('export_log_seq'), :agency, :by, :name, :at, :entity, :selection, :columns,
                               :format, 'RUNNING', 0)
                        returning id""")
                .param("agency", agency.require())
                .param("by", by.id())
                .param("name", by.name())
                .param("at", Timestamp.from(clock.instant()))
                .param("entity", order.entityType())
                .param("selection", order.rows())
                .param("columns", String.join(", ", order.headings()))
                .param("format", order.format().name())
                .query(Long.class)
                .single();
        tell(
                id,
                "EXPORT_BEGUN",
                Stream.concat(what(order), Stream.of(change("exportedColumns", String.join(", ", order.headings())))));
        return id;
    }

    @Transactional
    void end(long id, ExportOrder order, State state, long rows) {
        database.sql("""
                        update export_log set state = :state, row_count = :rows, ended_at = :at
                         where agency_id = current_agency() and id = :id""")
                .param("state", state.name())
                .param("rows", rows)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        tell(
                id,
                "EXPORTED",
                Stream.concat(
                        what(order),
                        Stream.of(
                                change("exportedCount", Long.toString(rows)), change("exportedState", state.name()))));
    }

    private static Stream<FieldChange> what(ExportOrder order) {
        return Stream.of(
                change("exportedKind", order.entityType()),
                change("exportedRows", order.rows()),
                change("exportedFormat", order.format().name()));
    }

    private static FieldChange change(String field, String value) {
        return new FieldChange(field, null, value);
    }

    private void tell(long id, String event, Stream<FieldChange> changes) {
        events.publishEvent(new RecordChanged(ENTITY, id, event, changes.toList(), null));
    }
}
