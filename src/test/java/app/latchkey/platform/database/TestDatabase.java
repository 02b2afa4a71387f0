package app.latchkey.platform.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One real PostgreSQL for all tests of a run; to the contexts under test it is somebody's server. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path FOLDER =
            Path.of("target", "test-database-" + ProcessHandle.current().pid());
    private static final Database DATABASE = start();

    private static Database start() {
        try {
            FileSystemUtils.deleteRecursively(FOLDER);
            var database = EmbeddedDatabase.start(FOLDER);
            hurry(database.url(), database.owner());
            hurry(database.url(), database.application());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                database.close();
                try {
                    FileSystemUtils.deleteRecursively(FOLDER);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }));
            return database;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No test waits for the disk: what a fall of the machine would lose is of no use to anybody. */
    private static void hurry(String url, Database.Login login) throws SQLException {
        try (var connection = DriverManager.getConnection(url, login.user(), login.password());
                var statement = connection.createStatement()) {
            statement.execute("alter role current_user set synchronous_commit = off");
        }
    }

    public static Database get() {
        return DATABASE;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "latchkey.uploads.folder",
                                        FOLDER.resolve("uploads").toString(),
                                "latchkey.files.folder", FOLDER.resolve("files").toString(),
                                "latchkey.database.url", DATABASE.url(),
                                "latchkey.database.user", DATABASE.application().user(),
                                "latchkey.database.password",
                                        DATABASE.application().password(),
                                "latchkey.database.owner.user", DATABASE.owner().user(),
                                "latchkey.database.owner.password",
                                        DATABASE.owner().password())));
    }
}
