package app.latchkey.users;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
    private final Clock clock;

    PasswordLinks(JdbcClient database, CurrentAgency agency, CurrentUser user, Clock clock) {
        this.database = database;
        this.agency = agency;
        this.user = user;
        this.clock = clock;
    }

    /** What leads to each person's new password; what led there before does so no longer. One statement for all. */
    Map<Long, String> make(List<Long> userIds) {
        var tokens = userIds.stream().collect(Collectors.toMap(Function.identity(), unused -> Token.random()));
        var now = clock.instant();
        database.sql("""
                        insert into password_link (user_id, agency_id, token_hash, made_at, expires_at, made_by_id, mailed)
                        select l.id, :agency, l.hash, :now, :expires, :by, false from unnest(:ids, :hashes) l(id, hash)
                        on conflict (user_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at,
                               expires_at = excluded.expires_at, made_by_id = excluded.made_by_id, mailed = false""")
                .param("agency", agency.require())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .param("by", user.require().id())
                .param("ids", userIds.toArray(Long[]::new))
                .param(
                        "hashes",
                        userIds.stream().map(tokens::get).map(Token::hash).toArray(byte[][]::new))
                .update();
        return tokens;
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

    void mailed(long userId) {
        database.sql("update password_link set mailed = true where user_id = :id")
                .param("id", userId)
                .update();
    }
}
