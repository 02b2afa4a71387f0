package app.latchkey.users;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Mails those who run the current agency what they have to know, where a mail server is set. */
@Component
public class AdministratorMail {

    private final Mail mail;
    private final JdbcClient database;

    AdministratorMail(Mail mail, JdbcClient database) {
        this.mail = mail;
        this.database = database;
    }

    private record Administrator(long id, String email) {}

    /** To every active administrator, once the transaction is committed, and not at all when it is not. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void send(String subject, String text) {
        if (!mail.isSet()) {
            return;
        }
        var administrators = database.sql("""
                        select id, email::text as email from users
                         where agency_id = current_agency() and status = 'ACTIVE' and role = 'ADMIN' order by id""")
                .query((row, number) -> new Administrator(row.getLong("id"), row.getString("email")))
                .list();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                administrators.forEach(each -> mail.sendLater(each.id(), each.email(), subject, text));
            }
        });
    }
}
