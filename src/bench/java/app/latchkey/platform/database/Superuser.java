package app.latchkey.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The embedded database's own administrator, whom row-level security lets copy into any table. */
public final class Superuser {

    private Superuser() {}

    /** @param database an embedded one */
    public static Connection connect(Database database) throws IOException, SQLException {
        var password = Secrets.in(Path.of(database.place())).superuser();
        return DriverManager.getConnection(database.url(), "postgres", password);
    }
}
