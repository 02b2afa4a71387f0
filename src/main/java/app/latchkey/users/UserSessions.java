package app.latchkey.users;

import app.latchkey.platform.security.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.DisabledException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of all instances, as the database knows them: one whose row is gone ends. */
@Component
class UserSessions {

    /** Longer than a session outlives its last request, and long enough for one that is told late. */
    static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(35);

    private final JdbcClient database;
    private final Clock clock;

    UserSessions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Browsers, the last used first. */
    @Transactional(readOnly = true)
    public List<UserSession> of(long userId) {
        return all(userId).stream().filter(session -> !session.program()).toList();
    }

    /** Browsers and programs, the last used first. */
    @Transactional(readOnly = true)
    public List<UserSession> all(long userId) {
        return database.sql("""
                        select id, opened_at, seen_at, address, browser, false as program from user_session
                         where user_id = :user and seen_at > :alive
                        union all
                        select id, opened_at, seen_at, address, '', true from program_session
                         where user_id = :user and expires_at > :now
                         order by seen_at desc, id""")
                .param("user", userId)
                .param("alive", alive())
                .param("now", Timestamp.from(clock.instant()))
                .query(UserSessions::session)
                .list();
    }

    /** Who of the current agency is signed in, and who came since. */
    Presence presence(Instant since) {
        return database.sql("""
                        select count(distinct s.user_id) as people, count(*) as browsers,
                               (select count(*) from users where agency_id = current_agency()
                                   and last_sign_in_at >= :since) as came
                          from users u join user_session s on s.user_id = u.id
                         where u.agency_id = current_agency() and s.seen_at > :alive""")
                .param("alive", alive())
                .param("since", Timestamp.from(since))
                .query((row, number) -> new Presence(row.getInt("people"), row.getInt("browsers"), row.getInt("came")))
                .single();
    }

    /**
     * @return false when the person has that many open already; of two at once the later sees the earlier
     * @throws DisabledException when they may not work any more, or not as what they signed in as
     */
    @Transactional
    public boolean open(UUID id, SignedIn person, String address, String browser, int most) {
        long userId = person.id();
        hold(person);
        var now = Timestamp.from(clock.instant());
        database.sql("select pg_advisory_xact_lock(hashtext('user_session'), cast(:user % 2147483647 as integer))")
                .param("user", userId)
                .query((row, number) -> userId)
                .single();
        return database.sql("""
                        insert into user_session (id, user_id, opened_at, seen_at, address, browser)
                        select :id, :user, :now, :now, :address, :browser
                         where (select count(*) from user_session where user_id = :user and seen_at > :alive) < :most""")
                        .param("id", id)
                        .param("user", userId)
                        .param("now", now)
                        .param("address", address)
                        .param("browser", browser)
                        .param("alive", alive())
                        .param("most", most)
                        .update()
                == 1;
    }

    private void hold(SignedIn person) {
        boolean isAsBefore = database.sql("select * from hold_person(:id)")
                .param("id", person.id())
                .query((row, number) -> row.getString("status").equals("ACTIVE")
                        && row.getString("role").equals(person.role().name())
                        && Objects.equals(row.getObject("branch_id", Long.class), person.branchId()))
                .optional()
                .orElse(false);
        if (!isAsBefore) {
            throw new DisabledException("Not as they were");
        }
    }

    @Transactional
    public void end(Collection<UUID> ids) {
        database.sql("delete from user_session where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** @return whether it was this person's */
    @Transactional
    public boolean end(UUID id, long userId) {
        return database.sql("""
                        with browsers as (delete from user_session where id = :id and user_id = :user returning id),
                             programs as (delete from program_session where id = :id and user_id = :user returning id)
                        select exists (select from browsers union all select from programs)""")
                .param("id", id)
                .param("user", userId)
                .query(Boolean.class)
                .single();
    }

    /** Programs' ones, too. */
    @Transactional
    public void endAll(long userId) {
        database.sql("delete from user_session where user_id = :user")
                .param("user", userId)
                .update();
        endPrograms(userId);
    }

    private void endPrograms(long userId) {
        database.sql("delete from program_session where user_id = :user")
                .param("user", userId)
                .update();
    }

    /** Programs' ones, too. */
    @Transactional
    public void endOthers(long userId, UUID kept) {
        database.sql("delete from user_session where user_id = :user and id <> :kept")
                .param("user", userId)
                .param("kept", kept)
                .update();
        endPrograms(userId);
    }

    /** These are in use still; those that nobody spoke of for long are forgotten. */
    @Transactional
    public void seen(Collection<UUID> ids) {
        database.sql("update user_session set seen_at = :now where id = any(:ids)")
                .param("now", Timestamp.from(clock.instant()))
                .param("ids", ids.toArray(UUID[]::new))
                .update();
        database.sql("delete from user_session where seen_at <= :alive")
                .param("alive", alive())
                .update();
    }

    /** Those of these that may not go on: their row is gone. */
    @Transactional(readOnly = true)
    public Set<UUID> ended(Collection<UUID> ids) {
        return database.sql("""
                        select h.id from unnest(:ids) h(id)
                         where not exists (select from user_session s where s.id = h.id)""")
                .param("ids", ids.toArray(UUID[]::new))
                .query(UUID.class)
                .set();
    }

    private Timestamp alive() {
        return Timestamp.from(clock.instant().minus(FORGOTTEN_AFTER));
    }

    private static UserSession session(ResultSet row, int number) throws SQLException {
        return new UserSession(
                row.getObject("id", UUID.class),
                instant(row, "opened_at"),
                instant(row, "seen_at"),
                row.getString("address"),
                row.getString("browser"),
                row.getBoolean("program"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
