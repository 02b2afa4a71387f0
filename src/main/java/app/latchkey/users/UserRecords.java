package app.latchkey.users;

import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes single people. Needs a transaction of the agency. */
@Component
class UserRecords {

    private static final String ONE = """
            select u.id, u.version, u.status, u.created_at, u.last_sign_in_at, u.name, u.email::text as email, u.role,
                   u.branch_id, l.expires_at,
                   exists (select from second_factor f where f.user_id = u.id) as has_second_factor,
                   (select count(*) from user_credentials c where c.user_entity_user_id = :owner) as passkeys,
                   (select count(*) from program_session p where p.user_id = u.id and p.expires_at > now()) as programs,
                   (select count(*) from api_token t where t.agency_id = u.agency_id and t.user_id = u.id) as api_tokens
              from users u left join password_link l on l.user_id = u.id
             where u.agency_id = current_agency() and u.id = :id""";

    private final JdbcClient database;
    private final CurrentAgency agency;

    UserRecords(JdbcClient database, CurrentAgency agency) {
        this.database = database;
        this.agency = agency;
    }

    Optional<SavedUser> find(long id) {
        return one(ONE, id);
    }

    /**
     * Nobody else writes it until this transaction ends.
     *
     * @throws UserNotFound when nobody of the agency has this number
     */
    SavedUser lock(long id) {
        return one(ONE + " for no key update of u", id).orElseThrow(() -> new UserNotFound(id));
    }

    private Optional<SavedUser> one(String statement, long id) {
        return database.sql(statement)
                .param("id", id)
                .param("owner", PasskeyOwners.id(id).toBase64UrlString())
                .query(UserRecords::user)
                .optional();
    }

    void write(long id, UserDetails details) {
        database.sql("""
                        update users set name = :name, email = cast(:email as citext), role = :role, branch_id = :branch,
                               version = version + 1
                         where id = :id""")
                .param("name", details.name())
                .param("email", details.email())
                .param("role", details.role().name())
                .param("branch", details.branchId(), Types.BIGINT)
                .param("id", id)
                .update();
    }

    void write(long id, UserStatus status) {
        database.sql("update users set status = :status, version = version + 1 where id = :id")
                .param("status", status.name())
                .param("id", id)
                .update();
    }

    void write(long id, String passwordHash, UserStatus status) {
        database.sql("""
                        update users set password_hash = :hash, status = :status, version = version + 1
                         where id = :id""")
                .param("hash", passwordHash)
                .param("status", status.name())
                .param("id", id)
                .update();
    }

    /** All of them by one statement, as invited; their numbers, in the same order. */
    List<Long> insert(List<UserDetails> people, Instant now) {
        return database.sql("""
                        insert into users (id, agency_id, branch_id, email, name, role, status, created_at, version)
                        select nextval('users_seq'), :agency, p.branch, p.email, p.name, p.role, 'INVITED', :now, 0
                          from unnest(:names, cast(:emails as citext[]), :roles, :branches)
                               with ordinality p(name, email, role, branch, place)
                         order by p.place
                        returning id""")
                .param("agency", agency.require())
                .param("now", Timestamp.from(now))
                .param("names", people.stream().map(UserDetails::name).toArray(String[]::new))
                .param("emails", people.stream().map(UserDetails::email).toArray(String[]::new))
                .param(
                        "roles",
                        people.stream().map(person -> person.role().name()).toArray(String[]::new))
                .param("branches", people.stream().map(UserDetails::branchId).toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /** Whichever of these addresses somebody has, of this agency or another. */
    Set<String> taken(Collection<String> emails) {
        return database.sql("""
                        select s.email from unnest(:emails) e(email)
                         cross join lateral find_sign_in(cast(e.email as citext)) s""")
                .param("emails", emails.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    /** Whether all of these are active branches of the agency. */
    boolean areBranches(Set<Long> ids) {
        return ids.isEmpty()
                || database.sql("""
                                select count(*) from branch
                                 where agency_id = current_agency() and active and id = any(:ids)""")
                                .param("ids", ids.toArray(Long[]::new))
                                .query(Integer.class)
                                .single()
                        == ids.size();
    }

    private static SavedUser user(ResultSet row, int number) throws SQLException {
        var details = new UserDetails(
                row.getString("name"),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                row.getObject("branch_id", Long.class));
        return new SavedUser(
                row.getLong("id"),
                row.getInt("version"),
                UserStatus.valueOf(row.getString("status")),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "last_sign_in_at"),
                instant(row, "expires_at"),
                new SignInMeans(
                        row.getBoolean("has_second_factor"),
                        row.getInt("passkeys"),
                        row.getInt("api_tokens"),
                        row.getInt("programs")),
                details);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
