package app.latchkey.users;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/** Sends mail where a server for it is set; everywhere else nothing leaves the house. */
@Component
class Mail {

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);

    private final ObjectProvider<JavaMailSender> sender;
    private final boolean isSet;
    private final String from;
    private final Executor outbox = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("latchkey-mail").factory());

    Mail(
            ObjectProvider<JavaMailSender> sender,
            @Value("${spring.mail.host:}") String host,
            @Value("${latchkey.mail.from}") String from) {
        this.sender = sender;
        this.isSet = !host.isBlank();
        this.from = from;
    }

    boolean isSet() {
        return isSet;
    }

    /**
     * Sends it in its turn, without waiting.
     *
     * @param userId whom it is for, as the log may call them
     * @param sent called when the server took it
     */
    void send(long userId, String to, String subject, String text, Runnable sent) {
        if (!isSet) {
            LOG.info("Mail for user {} was not sent: no mail server is set", userId);
            return;
        }
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        outbox.execute(() -> {
            try {
                sender.getObject().send(message);
                sent.run();
            } catch (MailException e) {
                LOG.warn(
                        "Mail for user {} was not sent: {}",
                        userId,
                        e.getClass().getSimpleName());
            }
        });
    }
}
