package app.latchkey.users;

import app.latchkey.platform.Texts;
import app.latchkey.platform.jobs.Urgency;
import app.latchkey.platform.jobs.Worker;
import app.latchkey.platform.security.InstallationSecret;
import app.latchkey.users.LinkLetters.Letter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;

/**
 * Mails links to their people once they are there to be used. The queue knows nothing of a link but its number. What the
 * server does not take is tried again for some hours; a crash right after it took a link mails it twice.
 */
@Component
class LinkMail implements Worker {

    static final String NAME = "link-mail";

    /** From one try to the next; after the last it is given up. */
    static final List<Duration> WAITS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2));

    private static final Logger LOG = LoggerFactory.getLogger(LinkMail.class);
    private static final Duration WAIT_FOR_TURN = Duration.ofSeconds(5);

    /** A server that does not answer holds up one thread of the queue, and not all. */
    private final ReentrantLock turn = new ReentrantLock();

    private final Mail mail;
    private final LinkLetters letters;
    private final InstallationSecret installation;
    private final String url;

    LinkMail(Mail mail, LinkLetters letters, InstallationSecret installation, @Value("${latchkey.url}") String url) {
        this.mail = mail;
        this.letters = letters;
        this.installation = installation;
        this.url = url;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Urgency urgency() {
        return Urgency.NOTICE;
    }

    @Override
    public Optional<Duration> work(long id, BooleanSupplier isEnding) {
        if (!turn.tryLock()) {
            return Optional.of(WAIT_FOR_TURN);
        }
        try {
            return letters.find(id).flatMap(this::deliver);
        } finally {
            turn.unlock();
        }
    }

    private Optional<Duration> deliver(Letter letter) {
        if (!letter.isGood()) {
            letters.failed(letter);
            return Optional.empty();
        }
        try {
            send(letter);
        } catch (MailException | IllegalStateException e) {
            LOG.warn(
                    "The link of user {} was not mailed: {}",
                    letter.userId(),
                    e.getClass().getSimpleName());
            return later(letter);
        }
        letters.sent(letter);
        return Optional.empty();
    }

    /** @throws IllegalStateException when the secret is of another installation */
    private void send(Letter letter) {
        var path = Invitation.path(installation.decrypt(letter.secret()));
        mail.send(
                letter.email(),
                Texts.of("mail.link.subject"),
                Texts.of("mail.link.text", letter.name(), url + "/" + path, PasswordLinks.VALID.toDays()));
    }

    private Optional<Duration> later(Letter letter) {
        if (letter.tries() < WAITS.size()) {
            letters.delayed(letter);
            return Optional.of(WAITS.get(letter.tries()));
        }
        letters.failed(letter);
        return Optional.empty();
    }
}
