package app.latchkey.platform.database;

import app.latchkey.platform.StartRefused;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * PostgreSQL in a folder of our own, for one running desk at a time. It holds real work, so it is as durable as any
 * server: the library's shortcuts for tests are turned back. After a crash of the desk the next start ends the
 * server that was left behind and recovers.
 */
final class EmbeddedDatabase implements Database {

    private static final String NAME = "latchkey";

    private final Path folder;
    private final FileChannel lockFile;
    private final EmbeddedPostgres postgres;
    private final Secrets secrets;

    private EmbeddedDatabase(Path folder, FileChannel lockFile, EmbeddedPostgres postgres, Secrets secrets) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.postgres = postgres;
        this.secrets = secrets;
    }

    /** @throws StartRefused when another desk runs on the folder */
    static EmbeddedDatabase start(Path where) {
        var folder = where.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            var lock = lock(folder);
            try {
                var data = folder.resolve("postgres-18");
                endServerLeftBehind(data);
                var secrets = Secrets.in(folder);
                var postgres = launch(folder, data, secrets);
                var database = new EmbeddedDatabase(folder, lock, postgres, secrets);
                try {
                    database.prepare(data);
                } catch (SQLException | IOException | RuntimeException e) {
                    database.close();
                    throw e;
                }
                return database;
            } catch (SQLException | IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new StartRefused("The embedded PostgreSQL in %s did not start: %s. Its log is %s."
                    .formatted(folder, e.getMessage(), folder.resolve("postgres.log")));
        }
    }

    /** The operating system lets go of the lock however the process ends. */
    private static FileChannel lock(Path folder) throws IOException {
        var file = folder.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        if (lock == null) {
            channel.close();
            throw new StartRefused(
                    "Latchkey is already running on %s (process %s). Stop it first, or set LATCHKEY_DATABASE_FOLDER."
                            .formatted(folder, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
        return channel;
    }

    private static void endServerLeftBehind(Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var left = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .flatMap(EmbeddedDatabase::server);
        if (left.isPresent()) {
            left.get().destroy();
            try {
                left.get().onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                left.get().destroyForcibly();
                left.get().onExit().join();
            } catch (ExecutionException e) {
                throw new IOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    /** The number may long belong to somebody else's process. */
    private static Optional<ProcessHandle> server(String pid) {
        return pid.matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(p -> p.info()
                                .command()
                                .filter(c -> c.contains("postgres"))
                                .isPresent())
                : Optional.empty();
    }

    private static EmbeddedPostgres launch(Path folder, Path data, Secrets secrets) throws IOException {
        var log = Redirect.appendTo(folder.resolve("postgres.log").toFile());
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofMinutes(2))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_connections", "60")
                .setServerConfig("autovacuum_vacuum_insert_scale_factor", "0.02")
                .setServerConfig("random_page_cost", "1.1");
        if (secrets.inForce()) {
            builder.setConnectConfig("password", secrets.superuser());
        }
        return builder.start();
    }

    private void prepare(Path data) throws SQLException, IOException {
        if (secrets.inForce()) {
            return;
        }
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter role postgres password '%s'".formatted(secrets.superuser()));
            statement.execute("create role latchkey_owner login password '%s'".formatted(secrets.owner()));
            statement.execute("create role latchkey_app login password '%s'".formatted(secrets.application()));
            statement.execute("create database latchkey owner latchkey_owner");
            statement.execute("revoke all on database latchkey from public");
            statement.execute("grant connect, temporary on database latchkey to latchkey_app");
        }
        try (var connection = postgres.getDatabase("postgres", NAME).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            statement.execute("alter schema public owner to latchkey_owner");
            Files.writeString(
                    data.resolve("pg_hba.conf"),
                    "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
            statement.execute("select pg_reload_conf()");
        }
        secrets.putInForce();
    }

    @Override
    public String url() {
        return "jdbc:postgresql://localhost:%d/%s".formatted(postgres.getPort(), NAME);
    }

    @Override
    public Login application() {
        return new Login("latchkey_app", secrets.application());
    }

    @Override
    public Login owner() {
        return new Login("latchkey_owner", secrets.owner());
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public void close() {
        try (lockFile) {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
