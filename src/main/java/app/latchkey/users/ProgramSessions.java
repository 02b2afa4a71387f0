package app.latchkey.users;

import app.latchkey.platform.security.BearerEnded;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Programs that people signed in. Each goes on with a token that is good for one use; one that comes back after its use
 * was stolen by somebody, so whoever has the session has it no longer.
 */
@Component
class ProgramSessions {

    static final Duration VALID = Duration.ofDays(30);

    /** Of one person; the one that was used longest ago makes room. */
    static final int MOST = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ProgramSessions.class);
    private static final String PREFIX = "lr_";
    private static final int ID_LENGTH = 36;
    private static final int LENGTH = PREFIX.length() + ID_LENGTH + 1 + 43;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ProgramSessions(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** @param refresh goes on with it, once */
    record Opened(UUID id, long userId, String refresh) {}

    @Transactional
    Opened open(long userId, String address) {
        var id = UUID.randomUUID();
        var token = token(id);
        var now = clock.instant();
        database.sql("""
                        delete from program_session
                         where expires_at <= :now or id in (select id from program_session where user_id = :user
                                                             order by seen_at desc offset :others)""")
                .param("now", Timestamp.from(now))
                .param("user", userId)
                .param("others", MOST - 1)
                .update();
        database.sql("""
                        insert into program_session (id, user_id, refresh_hash, opened_at, seen_at, expires_at, address)
                        values (:id, :user, :hash, :now, :now, :expires, :address)""")
                .param("id", id)
                .param("user", userId)
                .param("hash", Token.hash(token))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(VALID)))
                .param("address", address)
                .update();
        return new Opened(id, userId, token);
    }

    /** Nothing for a token that is none, has expired, or was used; the last ends the session. */
    @Transactional
    Optional<Opened> goOn(String token) {
        var id = id(token);
        if (id.isEmpty()) {
            return Optional.empty();
        }
        var next = token(id.get());
        var now = Timestamp.from(clock.instant());
        var opened = database.sql("""
                        update program_session set refresh_hash = :next, seen_at = :now
                         where id = :id and refresh_hash = :hash and expires_at > :now
                        returning user_id""")
                .param("next", Token.hash(next))
                .param("now", now)
                .param("id", id.get())
                .param("hash", Token.hash(token))
                .query(Long.class)
                .optional()
                .map(userId -> new Opened(id.get(), userId, next));
        if (opened.isEmpty() && end(id.get())) {
            LOG.warn("A program went on with a token that was used before; its session ended");
        }
        return opened;
    }

    /** Whose it is, as long as it is open. */
    @Transactional(readOnly = true)
    Optional<Long> person(UUID id) {
        return database.sql("select user_id from program_session where id = :id and expires_at > :now")
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
    }

    /** @return whether it was open */
    @Transactional
    boolean end(UUID id) {
        boolean wasOpen = database.sql("delete from program_session where id = :id")
                        .param("id", id)
                        .update()
                == 1;
        events.publishEvent(new BearerEnded());
        return wasOpen;
    }

    private static String token(UUID id) {
        return PREFIX + id + "." + Token.random();
    }

    private static Optional<UUID> id(String token) {
        if (token.length() != LENGTH || !token.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(token.substring(PREFIX.length(), PREFIX.length() + ID_LENGTH)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
