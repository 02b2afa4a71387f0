package app.latchkey.platform.database;

import app.latchkey.platform.StartRefused;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL server that somebody else runs. */
record DatabaseServer(String url, Login application, Login owner) implements Database {

    static final int OLDEST_VERSION = 16;

    /** @throws StartRefused when the server can't be reached or is older than {@link #OLDEST_VERSION} */
    static DatabaseServer reach(DatabaseSettings settings, String url) {
        var server = new DatabaseServer(
                url,
                new Login(settings.user(), settings.password()),
                new Login(settings.owner().user(), settings.owner().password()));
        server.check(server.application());
        server.check(server.owner());
        return server;
    }

    private void check(Login login) {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("loginTimeout", "10");
        try (var connection = DriverManager.getConnection(url, properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new StartRefused("The PostgreSQL at %s is version %d; Latchkey needs %d or newer."
                        .formatted(place(), version, OLDEST_VERSION));
            }
        } catch (SQLException e) {
            throw new StartRefused(
                    "Can't sign in to the PostgreSQL at %s as %s (%s). Check LATCHKEY_DATABASE_URL and the logins."
                            .formatted(place(), login, firstLine(e)));
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .findFirst()
                .orElse("no reason given")
                .strip();
    }

    @Override
    public String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
