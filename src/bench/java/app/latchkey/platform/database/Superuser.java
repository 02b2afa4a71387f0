package app.latchkey.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The embedded database's own administrator, whom row-level security lets copy into any table. */
public final class Superuser {

    private Superuser() {}

    /** @param database an embedded one */
    public static Connection connect(Database database) throws IOException, SQLException {
        return connect(Path.of(database.place()), database.url());
    }

    /** @param folder of an embedded one that runs, whoever started it */
    public static Connection connect(Path folder) throws IOException, SQLException {
        return connect(folder, "jdbc:postgresql://localhost:%s/latchkey".formatted(pidFile(folder, 3)));
    }

    /** The number of the process of an embedded one that runs. */
    public static long process(Path folder) throws IOException {
        return Long.parseLong(pidFile(folder, 0));
    }

    private static String pidFile(Path folder, int line) throws IOException {
        return Files.readAllLines(folder.resolve("postgres-18/postmaster.pid"))
                .get(line)
                .strip();
    }

    private static Connection connect(Path folder, String url) throws IOException, SQLException {
        return DriverManager.getConnection(url, "postgres", Secrets.in(folder).superuser());
    }
}
