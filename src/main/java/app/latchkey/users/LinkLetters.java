package app.latchkey.users;

import app.latchkey.platform.live.LiveChanges;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is mailed of links, and what became of it. A newer link, and one that was used, leave nothing to be mailed. */
@Component
class LinkLetters {

    private final JdbcClient database;
    private final LiveChanges live;
    private final Clock clock;

    LinkLetters(JdbcClient database, LiveChanges live, Clock clock) {
        this.database = database;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A link that is to be mailed.
     *
     * @param secret what leads there, encrypted
     * @param tries how often it was tried in vain
     * @param isGood whether it would lead anywhere now
     */
    record Letter(long linkId, long userId, String name, String email, String secret, int tries, boolean isGood) {

        @Override
        public String toString() {
            return "letter with link " + linkId;
        }
    }

    @Transactional(readOnly = true)
    Optional<Letter> find(long linkId) {
        return database.sql("""
                        select l.id, u.id as user_id, u.name, u.email::text as email, l.secret, l.mail_tries,
                               l.expires_at > :now and u.status in ('INVITED', 'ACTIVE') as is_good
                          from password_link l join users u on u.agency_id = l.agency_id and u.id = l.user_id
                         where l.agency_id = current_agency() and l.id = :id and l.secret is not null""")
                .param("id", linkId)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> new Letter(
                        row.getLong("id"),
                        row.getLong("user_id"),
                        row.getString("name"),
                        row.getString("email"),
                        row.getString("secret"),
                        row.getInt("mail_tries"),
                        row.getBoolean("is_good")))
                .optional();
    }

    @Transactional
    void sent(Letter letter) {
        write(letter, LinkMailing.SENT, null);
    }

    /** The server did not take it now; it is tried again. */
    @Transactional
    void delayed(Letter letter) {
        write(letter, LinkMailing.DELAYED, letter.secret());
    }

    @Transactional
    void failed(Letter letter) {
        write(letter, LinkMailing.FAILED, null);
    }

    private void write(Letter letter, LinkMailing mailing, @Nullable String secret) {
        int written = database.sql("""
                        update password_link set mail = :mail, mail_at = :now, mail_tries = mail_tries + 1, secret = :secret
                         where agency_id = current_agency() and id = :id""")
                .param("mail", mailing.name())
                .param("now", Timestamp.from(clock.instant()))
                .param("secret", secret, Types.VARCHAR)
                .param("id", letter.linkId())
                .update();
        if (written == 1) {
            live.changed(StaffService.ENTITY, List.of(letter.userId()));
        }
    }
}
