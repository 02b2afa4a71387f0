package app.latchkey.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Past the desk, as whoever runs the database could. */
final class StoryDatabase {

    private StoryDatabase() {}

    /** @param folder where the desk was started */
    static Connection open(Path folder) throws IOException, SQLException {
        var data = folder.resolve(".latchkey");
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(data.resolve("database.properties"))) {
            passwords.load(file);
        }
        var port = Files.readAllLines(data.resolve("postgres-18/postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:%s/latchkey".formatted(port),
                "postgres",
                passwords.getProperty("superuser"));
    }
}
