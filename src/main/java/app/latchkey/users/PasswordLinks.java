package app.latchkey.users;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.InstallationSecret;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes and keeps links that set a password. Needs a transaction of the agency. */
@Component
class PasswordLinks {

    static final Duration VALID = Duration.ofDays(7);

    private final JdbcClient database;
    private final CurrentAgency agency;
    private final CurrentUser user;
    private final InstallationSecret installation;
    private final Clock clock;

    PasswordLinks(
            JdbcClient database, CurrentAgency agency, CurrentUser user, InstallationSecret installation, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.installation = installation;
        this.clock = clock;
    }

    /**
     * A new link.
     *
     * @param token what leads there
     */
    record Made(long id, long userId, String token) {

        @Override
        public String toString() {
            return "link " + id;
        }
    }

    /**
     * One for each of these people; what led to a password before does so no longer. One statement for all.
     *
     * @param toMail whether the secret is kept, encrypted, until it is mailed
     */
    List<Made> make(List<Long> userIds, boolean toMail) {
        var tokens = userIds.stream().collect(Collectors.toMap(Function.identity(), _ -> Token.random()));
        var now = clock.instant();
        return database.sql("""
                        insert into password_link (user_id, agency_id, token_hash, made_at, expires_at, made_by_id, mail,
                               mail_at, secret)
                        select l.id, :agency, l.hash, :now, :expires, :by,
                               case when l.secret is null then 'NONE' else 'WAITING' end,
                               case when l.secret is not null then cast(:now as timestamptz) end, l.secret
                          from unnest(:ids, :hashes, :secrets) l(id, hash, secret)
                        on conflict (user_id) do update set id = excluded.id, token_hash = excluded.token_hash,
                               made_at = excluded.made_at, expires_at = excluded.expires_at,
                               made_by_id = excluded.made_by_id, mail = excluded.mail, mail_at = excluded.mail_at,
                               mail_tries = 0, secret = excluded.secret
                        returning id, user_id""")
                .param("agency", agency.require())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .param("by", user.require().id())
                .param("ids", userIds.toArray(Long[]::new))
                .param(
                        "hashes",
                        userIds.stream().map(tokens::get).map(Token::hash).toArray(byte[][]::new))
                .param(
                        "secrets",
                        userIds.stream()
                                .map(id -> toMail ? installation.encrypt(token(tokens, id)) : null)
                                .toArray(String[]::new))
                .query((row, number) -> {
                    long userId = row.getLong("user_id");
                    return new Made(row.getLong("id"), userId, token(tokens, userId));
                })
                .list();
    }

    private static String token(Map<Long, String> tokens, long userId) {
        return Objects.requireNonNull(tokens.get(userId));
    }

    Optional<PasswordLink> find(long userId) {
        return database.sql("""
                        select expires_at, mail, mail_at from password_link
                         where agency_id = current_agency() and user_id = :id""")
                .param("id", userId)
                .query((row, number) -> {
                    var mailedAt = row.getTimestamp("mail_at");
                    return new PasswordLink(
                            row.getTimestamp("expires_at").toInstant(),
                            LinkMailing.valueOf(row.getString("mail")),
                            mailedAt == null ? null : mailedAt.toInstant());
                })
                .optional();
    }

    /** @return whether there was one: of two who use it at once only one finds it */
    boolean use(long userId, String token) {
        return database.sql("delete from password_link where user_id = :id and token_hash = :hash")
                        .param("id", userId)
                        .param("hash", Token.hash(token))
                        .update()
                == 1;
    }

    void drop(long userId) {
        database.sql("delete from password_link where user_id = :id")
                .param("id", userId)
                .update();
    }
}
