package app.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar on its embedded database, from a first start through a crash to a clean stop. */
class StartIT {

    private static final List<String> OPTIONS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final Path folder;
    private final int port = PackagedDesk.freePort();

    StartIT(@TempDir Path folder) throws IOException {
        this.folder = folder.toRealPath();
    }

    @Test
    void startsOnceAndAgainAfterACrash() throws Exception {
        var data = folder.resolve(".latchkey");
        try (var desk = start(Map.of()).awaitReady()) {
            assertThat(desk.errors()).isEmpty();
            assertThat(desk.output().strip())
                    .startsWith("Latchkey is ready at http://localhost:" + port)
                    .contains("Its data lives in    " + data)
                    .contains("agent@harbourvale.example")
                    .endsWith("Stop with Ctrl-C");
            assertThat(health()).contains("\"status\":\"UP\"");

            refuses(
                    Map.of("LATCHKEY_PORT", String.valueOf(PackagedDesk.freePort())),
                    "Latchkey is already running on %s (process %d). Stop it first, or set LATCHKEY_DATABASE_FOLDER."
                            .formatted(data, desk.pid()));
            desk.kill();
        }
        try (var desk = start(Map.of()).awaitReady()) {
            assertThat(desk.errors()).isEmpty();
            assertThat(desk.stop()).isEqualTo(143);
        }
        assertThat(data.resolve("postgres-18/postmaster.pid")).doesNotExist();
        assertThat(Files.readString(data.resolve("postgres.log")).stripTrailing())
                .contains("database system is shut down")
                .endsWith("server stopped");
    }

    @Test
    void refusesATakenPortBeforeItTouchesTheDatabase() throws Exception {
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            refuses(
                    Map.of(),
                    "Port %d on 127.0.0.1 is taken. Stop what uses it, or set LATCHKEY_PORT.".formatted(port));
        }
        assertThat(folder.resolve(".latchkey")).doesNotExist();
    }

    @Test
    void refusesAServerThatDoesNotAnswer() throws Exception {
        var url = "jdbc:postgresql://localhost:%d/latchkey".formatted(PackagedDesk.freePort());

        refuses(
                Map.of("LATCHKEY_DATABASE_URL", url),
                "Can't sign in to the PostgreSQL at %s as latchkey_app (".formatted(url));
        assertThat(folder.resolve(".latchkey")).doesNotExist();
    }

    private void refuses(Map<String, String> variables, String reason) throws Exception {
        try (var refused = start(variables)) {
            assertThat(refused.awaitEnd()).isEqualTo(1);
            assertThat(refused.errors()).startsWith(reason).hasLineCount(1);
            assertThat(refused.output()).isEmpty();
        }
    }

    private PackagedDesk start(Map<String, String> variables) throws IOException {
        var all = new HashMap<>(Map.of("LATCHKEY_PORT", String.valueOf(port)));
        all.putAll(variables);
        return PackagedDesk.start(folder, OPTIONS, all);
    }

    private String health() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:%d/actuator/health".formatted(port)))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        }
    }
}
