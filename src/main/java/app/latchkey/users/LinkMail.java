package app.latchkey.users;

import app.latchkey.platform.Texts;
import app.latchkey.platform.security.CurrentAgency;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Mails links to their people once they are there to be used. */
@Component
class LinkMail {

    private final Mail mail;
    private final PasswordLinks links;
    private final CurrentAgency agency;
    private final TransactionTemplate transaction;
    private final String url;

    LinkMail(
            Mail mail,
            PasswordLinks links,
            CurrentAgency agency,
            TransactionTemplate transaction,
            @Value("${latchkey.url}") String url) {
        this.mail = mail;
        this.links = links;
        this.agency = agency;
        this.transaction = transaction;
        this.url = url;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(LinksMade made) {
        long agencyId = agency.require();
        made.links()
                .forEach(link -> mail.send(
                        link.userId(),
                        link.email(),
                        Texts.of("mail.link.subject"),
                        Texts.of("mail.link.text", link.name(), url + "/" + link.path(), PasswordLinks.VALID.toDays()),
                        () -> CurrentAgency.runAs(
                                agencyId,
                                () -> transaction.executeWithoutResult(unused -> links.mailed(link.userId())))));
    }
}
