package app.latchkey.bench.kill;

import app.latchkey.PackagedDesk;
import app.latchkey.platform.database.Superuser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packaged desk in a folder of its own, with its own PostgreSQL: killed by number, started again. */
final class MortalDesk implements AutoCloseable {

    private static final List<String> OPTIONS =
            List.of("-Xmx1g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Path folder;
    private final int port;
    private final Deadline deadline;
    private PackagedDesk process;

    private MortalDesk(Path folder, int port, Deadline deadline, PackagedDesk process) {
        this.folder = folder;
        this.port = port;
        this.deadline = deadline;
        this.process = process;
    }

    static MortalDesk start(Path folder, Deadline deadline) throws IOException, InterruptedException, SQLException {
        int port = PackagedDesk.freePort();
        var desk = new MortalDesk(folder, port, deadline, launch(folder, port));
        Runtime.getRuntime().addShutdownHook(new Thread(desk::endAll));
        desk.awaitReady();
        return desk;
    }

    private static PackagedDesk launch(Path folder, int port) throws IOException {
        return PackagedDesk.start(folder, OPTIONS, Map.of("LATCHKEY_PORT", Integer.toString(port)));
    }

    private void awaitReady() throws IOException, InterruptedException, SQLException {
        deadline.await("the desk is ready", () -> {
            if (ProcessHandle.of(process.pid()).isEmpty()) {
                throw new IllegalStateException("FAILED: the desk did not come back: " + process.errors());
            }
            return process.output().contains("Stop with Ctrl-C");
        });
    }

    /** Again on the same folder and port, as a service manager would. */
    void startAgain() throws IOException, InterruptedException, SQLException {
        process = launch(folder, port);
        awaitReady();
    }

    String address() {
        return "http://localhost:" + port;
    }

    /** A look past the desk, at all agencies' rows. */
    Connection database() throws IOException, SQLException {
        return Superuser.connect(data());
    }

    private Path data() {
        return folder.resolve(".latchkey");
    }

    /** Nothing of it has any time left. */
    void kill(boolean withDatabase) throws IOException, InterruptedException {
        var doomed = withDatabase ? databaseProcesses() : List.<ProcessHandle>of();
        process.kill();
        doomed.forEach(ProcessHandle::destroyForcibly);
        doomed.forEach(each -> each.onExit().join());
    }

    private List<ProcessHandle> databaseProcesses() throws IOException {
        if (!Files.exists(data().resolve("postgres-18/postmaster.pid"))) {
            return List.of();
        }
        var server = ProcessHandle.of(Superuser.process(data())).filter(this::isOurs);
        var all = new ArrayList<ProcessHandle>();
        server.ifPresent(all::add);
        server.stream().flatMap(ProcessHandle::children).forEach(all::add);
        return all;
    }

    /** A number that was left in a file may be somebody else's by now. */
    private boolean isOurs(ProcessHandle server) {
        Optional<String> program = server.info().command();
        return program.isPresent() && Path.of(program.get()).startsWith(data());
    }

    private void endAll() {
        try {
            kill(true);
        } catch (IOException | InterruptedException e) {
            System.err.println("The desk may still run: " + e);
        }
    }

    /** Cleanly while it runs; a database that a killed desk left goes, too. */
    @Override
    public void close() throws IOException {
        process.close();
        for (var left : databaseProcesses()) {
            left.destroyForcibly();
        }
    }
}
