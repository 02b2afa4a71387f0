package app.latchkey.exports;

import app.latchkey.exports.ExportRun.State;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who took which rows out of the desk; written before the first row leaves it. */
@Component
class ExportLog {

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final Clock clock;

    ExportLog(JdbcClient database, CurrentAgency agency, CurrentUser user, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    long begin(ExportOrder order) {
        var by = user.require();
        return database.sql("""
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
    }

    @Transactional
    void end(long id, State state, long rows) {
        database.sql("""
                        update export_log set state = :state, row_count = :rows, ended_at = :at
                         where agency_id = current_agency() and id = :id""")
                .param("state", state.name())
                .param("rows", rows)
                .param("at", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }
}
