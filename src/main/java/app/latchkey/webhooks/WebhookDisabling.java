package app.latchkey.webhooks;

import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Texts;
import app.latchkey.platform.live.LiveChanges;
import app.latchkey.users.AdministratorMail;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Ends a webhook that nothing arrives at, and tells those who run the agency: in history, on the screen, by mail. */
@Component
class WebhookDisabling {

    private final JdbcClient database;
    private final LiveChanges live;
    private final AdministratorMail mail;
    private final JsonMapper json;
    private final String desk;

    WebhookDisabling(
            JdbcClient database,
            LiveChanges live,
            AdministratorMail mail,
            JsonMapper json,
            @Value("${latchkey.url}") String desk) {
        this.database = database;
        this.live = live;
        this.mail = mail;
        this.json = json;
        this.desk = desk;
    }

    /** What waits for it is given up, and can be replayed. */
    @Transactional(propagation = Propagation.MANDATORY)
    void disable(long id, String url, DisabledWhy why, Instant now) {
        database.sql("""
                        update webhook
                           set status = 'DISABLED', disabled_at = :now, disabled_why = :why, version = version + 1
                         where agency_id = current_agency() and id = :id""")
                .param("now", Timestamp.from(now))
                .param("why", why.name())
                .param("id", id)
                .update();
        database.sql("""
                        update webhook_delivery set state = 'GIVEN_UP', next_attempt_at = null, sending_until = null
                         where agency_id = current_agency() and webhook_id = :id and state = 'PENDING'
                           and record_type <> :test""").param("id", id).param("test", WebhookMessages.TEST).update();
        var reason = Texts.of("webhook.disabled." + why);
        tell(id, reason, now);
        live.changed(WebhookService.ENTITY, List.of(id));
        mail.send(
                Texts.of("mail.webhook.subject"), Texts.of("mail.webhook.text", url, reason, desk + "/webhooks/" + id));
    }

    /** Nobody in particular did it, so it is no change that a person publishes. */
    private void tell(long id, String reason, Instant now) {
        var change = new FieldChange("status", WebhookStatus.ACTIVE.name(), WebhookStatus.DISABLED.name());
        database.sql("""
                        insert into history_event (id, agency_id, at, actor_name, event_type, entity_type, entity_id, changes,
                               reason)
                        values (nextval('history_event_seq'), current_agency(), :at, 'Latchkey', 'DISABLED', :entity, :id,
                               cast(:changes as jsonb), :reason)""")
                .param("at", Timestamp.from(now))
                .param("entity", WebhookService.ENTITY)
                .param("id", id)
                .param("changes", json.writeValueAsString(List.of(change)))
                .param("reason", reason)
                .update();
    }
}
