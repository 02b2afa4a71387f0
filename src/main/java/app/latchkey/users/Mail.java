package app.latchkey.users;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
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
     * Sends it now, and waits until the server took it.
     *
     * @throws MailException when it did not
     */
    void send(String to, String subject, String text) {
        if (!isSet) {
            throw new MailSendException("No mail server is set");
        }
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(to);
        message.setSubject(subject);
        message.setText(text);
        sender.getObject().send(message);
    }

    /**
     * Sends it in its turn, without waiting. What the server does not take is logged and nothing else, and what has not
     * had its turn ends with this instance: for news that screens tell as well.
     *
     * @param userId whom it is for, as the log may call them
     */
    void sendLater(long userId, String to, String subject, String text) {
        outbox.execute(() -> {
            try {
                send(to, subject, text);
            } catch (MailException e) {
                LOG.warn(
                        "Mail for user {} was not sent: {}",
                        userId,
                        e.getClass().getSimpleName());
            }
        });
    }
}
