package app.latchkey.users;

import app.latchkey.platform.security.Role;
import app.latchkey.platform.security.SignedIn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds somebody by e-mail address before an agency is known, through the one function that may. */
@Component
class SignInLookup {

    private final JdbcClient database;

    SignInLookup(JdbcClient database) {
        this.database = database;
    }

    @Transactional(readOnly = true)
    public SignedIn find(String email) {
        return database.sql("select * from find_sign_in(cast(:email as citext))")
                .param("email", email.strip())
                .query(SignInLookup::withPassword)
                .optional()
                .orElseThrow(() -> new UsernameNotFoundException("Unknown e-mail address"));
    }

    /** Nothing for a number that nobody has. */
    @Transactional(readOnly = true)
    public Optional<SignedIn> find(long id) {
        return database.sql("select * from find_person(:id)")
                .param("id", id)
                .query(SignInLookup::withPassword)
                .optional();
    }

    private static SignedIn withPassword(ResultSet row, int number) throws SQLException {
        return person(row, row.getString("password_hash"));
    }

    static SignedIn person(ResultSet row, @Nullable String passwordHash) throws SQLException {
        return new SignedIn(
                row.getLong("id"),
                row.getObject("agency_id", Long.class),
                row.getObject("branch_id", Long.class),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                "ACTIVE".equals(row.getString("status")),
                passwordHash);
    }
}
