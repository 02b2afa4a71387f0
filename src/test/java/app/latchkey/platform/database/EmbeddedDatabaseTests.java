package app.latchkey.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.latchkey.platform.StartRefused;
import app.latchkey.platform.database.Database.Login;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.util.FileSystemUtils;

class EmbeddedDatabaseTests {

    private static final Path FOLDER = Path.of(
                    "target", "embedded-database-" + ProcessHandle.current().pid())
            .toAbsolutePath();
    private static final Path DATA = FOLDER.resolve("postgres-18");
    private static final Path PASSWORDS = FOLDER.resolve("database.properties");
    private static final Path PID_FILE = DATA.resolve("postmaster.pid");

    /** What a first start leaves that is cut short while it unpacks and sets up. */
    @BeforeAll
    static void aFirstStartIsCutShort() throws IOException {
        Files.createDirectories(FOLDER.resolve("binaries/unpacking/bin"));
        Files.writeString(FOLDER.resolve("binaries/unpacking/bin/postgres"), "half");
        Files.createDirectories(DATA.resolve("base"));
        Files.writeString(DATA.resolve("PG_VERSION"), "18\n");
        Files.writeString(FOLDER.resolve("database.properties.new"), "superuser=half");
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            execute(database, database.owner(), "create table kept (n int)");
        }
    }

    @AfterAll
    static void cleanUp() throws IOException {
        FileSystemUtils.deleteRecursively(FOLDER);
    }

    @Test
    void finishesWhatAStartThatWasCutShortBegan() {
        assertThat(FOLDER.resolve("database.properties.new")).doesNotExist();
        assertThat(FOLDER.resolve("superuser.password")).doesNotExist();
        assertThat(FOLDER.resolve("binaries")).isDirectoryNotContaining("glob:**unpacking");
    }

    @Test
    void isAsDurableAsAnyServer() throws SQLException {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            assertThat(ask(database, database.application(), "show fsync")).isEqualTo("on");
            assertThat(ask(database, database.application(), "show full_page_writes"))
                    .isEqualTo("on");
            assertThat(ask(database, database.application(), "show synchronous_commit"))
                    .isEqualTo("on");
        }
    }

    @Test
    void keepsStatisticsOfItsStatements() throws SQLException {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            ask(database, database.superuser(), "select 'seen'");

            assertThat(ask(
                            database,
                            database.superuser(),
                            "select count(*) > 0 from pg_stat_statements where query like 'select $1%'"))
                    .isEqualTo("t");
        }
    }

    @Test
    void letsNobodyInWithoutAPassword() {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            for (var user : new String[] {"postgres", "latchkey_owner", "latchkey_app"}) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> ask(database, new Login(user, "guessed"), "select 1"))
                        .withMessageContaining("password authentication failed");
            }
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void keepsItsFilesToItsUser() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(FOLDER)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(DATA)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(PASSWORDS)))
                .isEqualTo("rw-------");
    }

    @Test
    void keepsItsRowsBetweenStarts() throws SQLException {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            execute(database, database.owner(), "insert into kept values (1)");
        }
        assertThat(PID_FILE).doesNotExist();
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            assertThat(holds(database, 1)).isTrue();
        }
    }

    @Test
    void refusesASecondStart() {
        try (var _ = EmbeddedDatabase.start(FOLDER)) {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(FOLDER))
                    .withMessage(
                            "Latchkey is already running on %s (process %d). Stop it first, or set LATCHKEY_DATABASE_FOLDER.",
                            FOLDER, ProcessHandle.current().pid());
        }
    }

    @Test
    void recoversWhenTheServerWasKilled() throws Exception {
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            execute(database, database.owner(), "insert into kept values (2)");
            var server = server();
            var all = Stream.concat(Stream.of(server), server.descendants()).toList();
            all.forEach(ProcessHandle::destroyForcibly);
            for (var process : all) {
                process.onExit().join();
            }
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(database::close);
        }
        try (var database = EmbeddedDatabase.start(FOLDER)) {
            assertThat(holds(database, 2)).isTrue();
        }
    }

    @Test
    void endsAServerThatWasLeftBehind() throws Exception {
        var log = FOLDER.resolve("postgres.log");
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        PostgresPrograms.in(FOLDER.resolve("binaries"), log)
                .run("pg_ctl", "-D", DATA.toString(), "-l", log.toString(), "-w", "-o", "-p " + port, "start");
        var leftBehind = server();
        try (var _ = EmbeddedDatabase.start(FOLDER)) {
            assertThat(leftBehind.onExit()).succeedsWithin(Duration.ofSeconds(20));
            assertThat(server().pid()).isNotEqualTo(leftBehind.pid());
        }
    }

    @Test
    void sparesWhoeverHasTheNumberOfAServerThatIsNoMore() throws IOException {
        Files.writeString(PID_FILE, ProcessHandle.current().pid() + "\n" + DATA + "\n1\n5432\n");

        assertThatCode(() -> EmbeddedDatabase.start(FOLDER).close()).doesNotThrowAnyException();
    }

    @Test
    void refusesADatabaseWithoutItsPasswords() throws IOException {
        var away = FOLDER.resolve("away");
        Files.move(PASSWORDS, away);
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(FOLDER))
                    .withMessageContaining("is missing. Put that back");
        } finally {
            Files.move(away, PASSWORDS);
        }
    }

    @Test
    void saysWhyADamagedDatabaseDoesNotStart() throws IOException {
        var control = DATA.resolve("global/pg_control");
        var away = FOLDER.resolve("away");
        Files.move(control, away);
        try {
            assertThatExceptionOfType(StartRefused.class)
                    .isThrownBy(() -> EmbeddedDatabase.start(FOLDER))
                    .withMessageMatching("The embedded PostgreSQL in .* did not start: .*pg_control.*\\. Its log is .*")
                    .withMessageNotContaining("\n");
        } finally {
            Files.move(away, control);
        }
    }

    @Test
    void refusesAFolderThatIsAFile() {
        assertThatExceptionOfType(StartRefused.class)
                .isThrownBy(() -> EmbeddedDatabase.start(PASSWORDS))
                .withMessage("The embedded PostgreSQL in %s did not start: %s is not a folder."
                        .formatted(PASSWORDS, PASSWORDS));
    }

    private static ProcessHandle server() throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readAllLines(PID_FILE).getFirst()))
                .orElseThrow();
    }

    private static boolean holds(Database database, int number) throws SQLException {
        return ask(database, database.owner(), "select count(*) from kept where n = " + number)
                .equals("1");
    }

    private static String ask(Database database, Login login, String query) throws SQLException {
        try (var connection = DriverManager.getConnection(database.url(), login.user(), login.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(Database database, Login login, String statement) {
        try (var connection = DriverManager.getConnection(database.url(), login.user(), login.password());
                var open = connection.createStatement()) {
            open.execute(statement);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
