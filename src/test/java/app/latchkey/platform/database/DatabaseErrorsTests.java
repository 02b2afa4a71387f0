package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.latchkey.DeskTest;
import app.latchkey.platform.database.Database.Login;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.liquibase.autoconfigure.LiquibaseConnectionDetails;
import org.springframework.jdbc.core.JdbcTemplate;

/** Errors are logged with all they say: what is in a row is not among it, which constraint it was is. */
@DeskTest
class DatabaseErrorsTests {

    /** Behind no agency's wall, which makes PostgreSQL itself discreet. */
    private static final String INSERT = """
            insert into user_credentials (credential_id, user_entity_user_id, public_key, backup_eligible,
                   public_key_credential_type, backup_state, label)
            values (?, 'nobody', '', false, 'public-key', false, 'Test')""";

    @Autowired
    private JdbcTemplate database;

    @Autowired
    private JdbcConnectionDetails application;

    @Autowired
    private LiquibaseConnectionDetails owner;

    private final String somebodys = "of-margaret-" + UUID.randomUUID();

    @BeforeEach
    void insert() {
        database.update(INSERT, somebodys);
    }

    @Test
    void sayNothingOfARowOnConnectionsOfTheDesk() {
        saysWhichConstraintAlone(catchThrowable(() -> database.update(INSERT, somebodys)));
        saysWhichConstraintAlone(catchThrowable(() ->
                database.batchUpdate(INSERT, List.of(new Object[] {"other-" + somebodys}, new Object[] {somebodys}))));
    }

    @Test
    void sayNothingOfARowToWhoeverOpensAConnectionBesideThose() {
        var logins = TestDatabase.get();
        saysWhichConstraintAlone(catchThrowable(() -> insertBy(application.getJdbcUrl(), logins.application())));
        saysWhichConstraintAlone(catchThrowable(() -> insertBy(owner.getJdbcUrl(), logins.owner())));
    }

    private void insertBy(@Nullable String url, Login login) throws SQLException {
        try (var connection = DriverManager.getConnection(Objects.requireNonNull(url), login.user(), login.password());
                var insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, somebodys);
            insert.execute();
        }
    }

    private void saysWhichConstraintAlone(Throwable failure) {
        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("user_credentials_pkey").doesNotContain(somebodys);
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause)
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        said -> assertThat(Objects.requireNonNull(said.getServerErrorMessage())
                                        .getConstraint())
                                .isEqualTo("user_credentials_pkey"));
    }
}
