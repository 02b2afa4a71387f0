package app.latchkey.platform.database;

import app.latchkey.platform.StartRefused;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL in a folder of our own, for one running desk at a time. It holds real work, so it is as durable as any
 * server. After a crash of the desk the next start ends the server that was left behind and recovers.
 */
final class EmbeddedDatabase implements Database {

    private static final String NAME = "latchkey";

    private static final String SETTINGS = String.join(
            " -c ",
            "-c timezone=UTC",
            "shared_preload_libraries=pg_stat_statements",
            "shared_buffers=" + sharedMegabytes() + "MB",
            // A file of a million rows writes more than the usual gigabyte between two checkpoints.
            "max_wal_size=4GB",
            "max_connections=60",
            "autovacuum_vacuum_insert_scale_factor=0.02",
            "random_page_cost=1.1");

    private final Path folder;
    private final FileChannel lock;
    private final PostgresPrograms programs;
    private final Secrets secrets;
    private final int port;
    private boolean closed;

    /** A sixteenth of the machine's memory, within limits: Java and the file cache live there, too. */
    private static long sharedMegabytes() {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return Math.clamp(machine.getTotalMemorySize() / (16 << 20), 128, 1024);
    }

    private EmbeddedDatabase(Path folder, FileChannel lock, PostgresPrograms programs, Secrets secrets)
            throws IOException {
        this.folder = folder;
        this.lock = lock;
        this.programs = programs;
        this.secrets = secrets;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** @throws StartRefused when another desk runs on the folder, or PostgreSQL can't */
    static EmbeddedDatabase start(Path where) {
        var folder = where.toAbsolutePath().normalize();
        try {
            makePrivate(folder);
            var lock = lock(folder);
            try {
                var programs = PostgresPrograms.in(folder.resolve("binaries"), log(folder));
                endServerLeftBehind(programs, data(folder));
                programs.dropOthers();
                var database = new EmbeddedDatabase(folder, lock, programs, Secrets.in(folder));
                database.start();
                return database;
            } catch (SQLException | IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (SQLException | IOException e) {
            throw new StartRefused("The embedded PostgreSQL in %s did not start: %s.%s"
                    .formatted(folder, reason(e), Files.exists(log(folder)) ? " Its log is " + log(folder) + "." : ""));
        }
    }

    /** The rows are personal data: other users of the machine have no business in the folder. */
    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** The operating system lets go of the lock however the process ends. */
    private static FileChannel lock(Path folder) throws IOException {
        var file = folder.resolve("lock");
        var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartRefused(
                    "Latchkey is already running on %s (process %s). Stop it first, or set LATCHKEY_DATABASE_FOLDER."
                            .formatted(folder, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0);
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static void endServerLeftBehind(PostgresPrograms programs, Path data) throws IOException {
        var pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var process = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(String::strip)
                .filter(pid -> pid.matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)));
        if (process.isEmpty()) {
            // PostgreSQL itself cleans up after a server that is no more.
            return;
        }
        if (programs.include(process.get())) {
            stop(programs, data);
        } else {
            // The number belongs to somebody else since the machine was started again; PostgreSQL would wait for them.
            Files.delete(pidFile);
        }
    }

    private static void stop(PostgresPrograms programs, Path data) throws IOException {
        programs.run("pg_ctl", "-D", data.toString(), "-m", "fast", "-w", "-t", "60", "stop");
    }

    private static Path data(Path folder) {
        return folder.resolve("postgres-18");
    }

    private static Path log(Path folder) {
        return folder.resolve("postgres.log");
    }

    private static String reason(Exception e) {
        return switch (e) {
            case AccessDeniedException denied -> "no access to " + denied.getFile();
            case FileAlreadyExistsException exists -> exists.getFile() + " is not a folder";
            default -> String.valueOf(e.getMessage());
        };
    }

    private void start() throws SQLException, IOException {
        boolean first = !secrets.inForce();
        if (first) {
            initialise();
        }
        try {
            // Recovery after a crash may take its time.
            programs.run(
                    "pg_ctl",
                    "-D",
                    data(folder).toString(),
                    "-l",
                    log(folder).toString(),
                    "-w",
                    "-t",
                    "300",
                    "-o",
                    "-p %d %s".formatted(port, SETTINGS),
                    "start");
            if (first) {
                prepare();
                secrets.putInForce();
            }
        } catch (SQLException | IOException | RuntimeException e) {
            try {
                endServerLeftBehind(programs, data(folder));
            } catch (IOException stillThere) {
                e.addSuppressed(stillThere);
            }
            throw e;
        }
    }

    /** From the very first moment the server asks for passwords. */
    private void initialise() throws IOException {
        var data = data(folder);
        if (secrets.preparationBegan()) {
            FileSystemUtils.deleteRecursively(data);
        } else if (Files.exists(data)) {
            throw new StartRefused(("%s holds a database, but %s with its passwords is missing. Put that back,"
                            + " or move the database away to begin anew.")
                    .formatted(data, secrets.file()));
        }
        secrets.beginPreparation();
        var password = folder.resolve("superuser.password");
        try {
            Secrets.write(password, secrets.superuser());
            programs.run(
                    "initdb",
                    "-A",
                    "scram-sha-256",
                    "-U",
                    "postgres",
                    "-E",
                    "UTF-8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "-D",
                    data.toString(),
                    "--pwfile",
                    password.toString());
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void prepare() throws SQLException {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role latchkey_owner login password '%s'".formatted(secrets.owner()));
            statement.execute("create role latchkey_app login password '%s'".formatted(secrets.application()));
            statement.execute("create database latchkey owner latchkey_owner");
            statement.execute("revoke all on database latchkey from public");
            statement.execute("grant connect, temporary on database latchkey to latchkey_app");
        }
        try (var connection = connect(NAME);
                var statement = connection.createStatement()) {
            statement.execute("create extension pg_stat_statements");
            statement.execute("alter schema public owner to latchkey_owner");
        }
    }

    private Connection connect(String database) throws SQLException {
        var login = superuser();
        return DriverManager.getConnection(url(database), login.user(), login.password());
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    @Override
    public String url() {
        return url(NAME);
    }

    @Override
    public Login application() {
        return new Login("latchkey_app", secrets.application());
    }

    @Override
    public Login owner() {
        return new Login("latchkey_owner", secrets.owner());
    }

    Login superuser() {
        return new Login("postgres", secrets.superuser());
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock) {
            stop(programs, data(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
