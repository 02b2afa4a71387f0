package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.latchkey.platform.StartRefused;
import app.latchkey.platform.database.Database.Login;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

class DatabaseServerTests {

    private final EmbeddedDatabase server = (EmbeddedDatabase) TestDatabase.get();

    @AfterEach
    void dropLogin() throws SQLException {
        execute("drop role if exists somebody");
    }

    @Test
    void acceptsTheLoginsAsTheyAreMade() {
        assertThat(reach(server.url(), server.application(), server.owner()).place())
                .isEqualTo(server.url());
    }

    @Test
    void leavesParametersOutOfItsPlace() {
        assertThat(reach(server.url() + "?ApplicationName=secret", server.application(), server.owner())
                        .place())
                .isEqualTo(server.url());
    }

    @Test
    void isDiscreetWhateverElseItsAddressSays() {
        var login = server.application();
        assertThat(new DatabaseServer("jdbc:postgresql://db/latchkey", login, login).discreetUrl())
                .isEqualTo("jdbc:postgresql://db/latchkey?logServerErrorDetail=false");
        assertThat(new DatabaseServer("jdbc:postgresql://db/latchkey?ssl=true", login, login).discreetUrl())
                .isEqualTo("jdbc:postgresql://db/latchkey?ssl=true&logServerErrorDetail=false");
        var asked = Driver.parseURL(server.url() + "?logServerErrorDetail=true&logServerErrorDetail=false", null);
        assertThat(PGProperty.LOG_SERVER_ERROR_DETAIL.getBoolean(Objects.requireNonNull(asked)))
                .as("the last one counts")
                .isFalse();
    }

    @Test
    void saysThatNobodyAnswers() throws IOException {
        int nobody;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = free.getLocalPort();
        }
        var url = "jdbc:postgresql://localhost:%d/latchkey".formatted(nobody);

        refuses(url, server.application(), server.owner())
                .withMessageStartingWith("Can't sign in to the PostgreSQL at %s as latchkey_app (".formatted(url))
                .withMessageContaining("refused")
                .withMessageEndingWith("). Check LATCHKEY_DATABASE_URL and the logins.");
    }

    @Test
    void saysThatAnAddressIsNone() {
        refuses("http://localhost?password=hush", server.application(), server.owner())
                .withMessageStartingWith("Can't sign in to the PostgreSQL at http://localhost as latchkey_app (")
                .withMessageNotContaining("hush");
    }

    @Test
    void saysWhichPasswordIsWrong() {
        refuses(server.url(), new Login("latchkey_app", "wrong"), server.owner())
                .withMessageContaining("as latchkey_app (FATAL: password authentication failed");
        refuses(server.url(), server.application(), new Login("latchkey_owner", "wrong"))
                .withMessageContaining("as latchkey_owner (FATAL: password authentication failed");
    }

    @Test
    void refusesAnOldServer() {
        var reached = new DatabaseServer("jdbc:postgresql://db/latchkey", server.application(), server.owner());

        assertThatCode(() -> reached.refuseOld(16)).doesNotThrowAnyException();
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> reached.refuseOld(15))
                .withMessage(
                        "The PostgreSQL at jdbc:postgresql://db/latchkey is version 15; Latchkey needs 16 or newer.");
    }

    @ParameterizedTest
    @CsvSource({
        "superuser, is a superuser",
        "bypassrls, bypasses row-level security",
        "in role latchkey_owner, owns the tables",
        "in role postgres, is a superuser"
    })
    void refusesALoginThatTheAgencyWallDoesNotHold(String power, String reason) throws SQLException {
        execute("create role somebody login password 'known' " + power);
        execute("grant connect on database latchkey to somebody");

        refuses(server.url(), new Login("somebody", "known"), server.owner())
                .withMessage(
                        "The login somebody at %s %s, so agencies would not be kept apart."
                                + " Set LATCHKEY_DATABASE_USER to a login made as in docker/postgres/logins.sql.",
                        server.url(), reason);
        execute("revoke connect on database latchkey from somebody");
    }

    @Test
    void refusesTheOwnerAsTheApplication() {
        refuses(server.url(), server.owner(), server.owner()).withMessageContaining("owns the tables");
    }

    private static ThrowableAssertAlternative<StartRefused> refuses(String url, Login application, Login owner) {
        return assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> reach(url, application, owner))
                .withMessageNotContaining("\n");
    }

    private static DatabaseServer reach(String url, Login application, Login owner) {
        return DatabaseServer.reach(
                new DatabaseSettings(
                        Path.of("unused"),
                        url,
                        application.user(),
                        application.password(),
                        new DatabaseSettings.Owner(owner.user(), owner.password())),
                url);
    }

    private void execute(String statement) throws SQLException {
        var login = server.superuser();
        try (var connection = DriverManager.getConnection(server.url(), login.user(), login.password());
                var open = connection.createStatement()) {
            open.execute(statement);
        }
    }
}
