package app.latchkey.platform.database;

import app.latchkey.platform.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL server that somebody else runs. */
record DatabaseServer(String url, Login application, Login owner) implements Database {

    static final int OLDEST_VERSION = 16;

    /** @throws StartRefused when the server can't be reached, is too old, or would not keep agencies apart */
    static DatabaseServer reach(DatabaseSettings settings, String url) {
        var server = new DatabaseServer(
                url,
                new Login(settings.user(), settings.password()),
                new Login(settings.owner().user(), settings.owner().password()));
        server.check();
        return server;
    }

    private void check() {
        try (var connection = connect(application)) {
            refuseOld(connection.getMetaData().getDatabaseMajorVersion());
            refusePowers(connection);
        } catch (SQLException e) {
            throw noSignIn(application, e);
        }
        try (var connection = connect(owner)) {
            connection.isValid(10);
        } catch (SQLException e) {
            throw noSignIn(owner, e);
        }
    }

    private Connection connect(Login login) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.user());
        properties.setProperty("password", login.password());
        properties.setProperty("loginTimeout", "10");
        return DriverManager.getConnection(url, properties);
    }

    void refuseOld(int version) {
        if (version < OLDEST_VERSION) {
            throw new StartRefused("The PostgreSQL at %s is version %d; Latchkey needs %d or newer."
                    .formatted(place(), version, OLDEST_VERSION));
        }
    }

    /** The wall between agencies is row-level security, and whoever may do any of these is not held by it. */
    private void refusePowers(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
                select bool_or(r.rolsuper), bool_or(r.rolbypassrls),
                       bool_or(r.rolname = ? or r.oid in (select c.relowner from pg_class c
                                                           where c.relnamespace = 'public'::regnamespace
                                                             and c.relkind in ('r', 'p')))
                  from pg_roles r where pg_has_role(current_user, r.oid, 'member')""")) {
            query.setString(1, owner.user());
            try (var powers = query.executeQuery()) {
                powers.next();
                if (powers.getBoolean(1)) {
                    throw tooPowerful("is a superuser");
                }
                if (powers.getBoolean(2)) {
                    throw tooPowerful("bypasses row-level security");
                }
                if (powers.getBoolean(3)) {
                    throw tooPowerful("owns the tables");
                }
            }
        }
    }

    private StartRefused tooPowerful(String power) {
        return new StartRefused(("The login %s at %s %s, so agencies would not be kept apart."
                        + " Set LATCHKEY_DATABASE_USER to a login made as in docker/postgres/logins.sql.")
                .formatted(application, place(), power));
    }

    private StartRefused noSignIn(Login login, SQLException e) {
        var reason = String.valueOf(e.getMessage())
                .replace(url, place())
                .lines()
                .findFirst()
                .orElse("no reason given");
        return new StartRefused(
                "Can't sign in to the PostgreSQL at %s as %s (%s). Check LATCHKEY_DATABASE_URL and the logins."
                        .formatted(place(), login, reason.strip().replaceFirst("\\.$", "")));
    }

    @Override
    public String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }
}
