package app.latchkey.users;

import app.latchkey.platform.RecordChanged;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets whoever holds a link choose a password: they are not signed in, and the link is all they have to show. */
@Component
public class PasswordChoice {

    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final UserRecords records;
    private final PasswordLinks links;
    private final UserSessions sessions;
    private final PasswordEncoder encoder;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordChoice(
            JdbcClient database,
            TransactionTemplate transaction,
            UserRecords records,
            PasswordLinks links,
            UserSessions sessions,
            PasswordEncoder encoder,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.records = records;
        this.links = links;
        this.sessions = sessions;
        this.encoder = encoder;
        this.events = events;
        this.clock = clock;
    }

    /** Whom a link is for. */
    public record Holder(long userId, long agencyId, String email, String name) {}

    /** Nothing for a link that was used, is too old, or never was one. */
    @Transactional(readOnly = true)
    public Optional<Holder> holder(String token) {
        return database.sql("select * from find_password_link(:hash, :now)")
                .param("hash", Token.hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .query(PasswordChoice::holder)
                .optional();
    }

    /**
     * The password is set, the link used up, and every session ended that began with another password.
     *
     * @throws InvalidPassword when it can't be this one; the link is as good as before
     * @throws PasswordLinkGone when the link is of no use, or was used this moment
     */
    public void choose(String token, String password) {
        var holder = holder(token).orElseThrow(PasswordLinkGone::new);
        PasswordRules.check(password, holder.email(), holder.name()).ifPresent(problem -> {
            throw new InvalidPassword(problem);
        });
        var hash = Objects.requireNonNull(encoder.encode(password));
        var person = new SignedIn(
                holder.userId(), holder.agencyId(), null, holder.email(), holder.name(), Role.VIEWER, true, null);
        CurrentAgency.runAs(
                holder.agencyId(),
                () -> CurrentUser.runAs(
                        person, () -> transaction.executeWithoutResult(unused -> set(holder, token, hash))));
    }

    private void set(Holder holder, String token, String hash) {
        var current = records.lock(holder.userId());
        if (!links.use(holder.userId(), token)) {
            throw new PasswordLinkGone();
        }
        records.write(
                holder.userId(), hash, current.status() == UserStatus.INVITED ? UserStatus.ACTIVE : current.status());
        sessions.endAll(holder.userId());
        events.publishEvent(new RecordChanged(StaffService.ENTITY, holder.userId(), "PASSWORD_SET", List.of(), null));
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(
                row.getLong("user_id"), row.getLong("agency_id"), row.getString("email"), row.getString("name"));
    }
}
