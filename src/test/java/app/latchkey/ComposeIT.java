package app.latchkey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * What compose starts, without an engine: the packaged jar as the Dockerfile runs it, with the variables of the compose
 * file, on a PostgreSQL prepared by the script that the compose file hands to it. Only host and ports are the test's.
 */
class ComposeIT {

    /** What an operator puts into {@code docker/.env}; a quote in a password must do no harm. */
    private static final Map<String, String> DOT_ENV = Map.of(
            "POSTGRES_PASSWORD", "of the superuser",
            "LATCHKEY_DATABASE_PASSWORD", "of the application's login",
            "LATCHKEY_DATABASE_OWNER_PASSWORD", "of the owner, who's careful");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::[-?]([^}]*))?}");

    private final Path folder;

    ComposeIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void startsOnItsServerAndLetsAnAgentIn() throws Exception {
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setDataDirectory(folder.resolve("server"))
                .setPGStartupWait(Duration.ofMinutes(1))
                .start()) {
            prepare(server);
            var deskFolder = Files.createDirectory(folder.resolve("latchkey"));
            int port = PackagedDesk.freePort();

            try (var desk = PackagedDesk.start(deskFolder, options(), variables(server, port))
                    .awaitReady()) {
                assertThat(desk.errors()).isEmpty();
                signIn("http://localhost:" + port);
            }
            assertThat(deskFolder.resolve(".latchkey")).doesNotExist();
        }
    }

    private static void signIn(String desk) throws IOException, InterruptedException {
        try (var client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build()) {
            assertThat(location(get(client, desk + "/listings"))).endsWith("/sign-in");
            assertThat(get(client, desk + "/sign-in").statusCode()).isEqualTo(200);

            assertThat(location(post(client, desk + "/sign-in", "not-the-password")))
                    .contains("sign-in?error");
            var landing = location(post(client, desk + "/sign-in", "let-me-in-2026"));

            assertThat(landing).doesNotContain("sign-in");
            assertThat(get(client, URI.create(desk).resolve(landing).toString()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String page) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient client, String page, String password)
            throws IOException, InterruptedException {
        var form = "username=" + URLEncoder.encode("agent@harbourvale.example", UTF_8) + "&password=" + password;
        return client.send(
                HttpRequest.newBuilder(URI.create(page))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static Map<String, String> variables(EmbeddedPostgres server, int port) throws IOException {
        var variables = new HashMap<String, String>();
        environment("latchkey").forEach((name, value) -> variables.put(name, resolve(value)));
        var url = of(variables, "LATCHKEY_DATABASE_URL");
        assertThat(url).startsWith("jdbc:postgresql://postgres:5432/");
        variables.put("LATCHKEY_DATABASE_URL", url.replace("postgres:5432", "localhost:" + server.getPort()));
        variables.put("LATCHKEY_PORT", String.valueOf(port));
        return variables;
    }

    private static Map<String, String> environment(String service) throws IOException {
        Map<String, Map<String, Map<String, Map<String, String>>>> compose =
                new Yaml().load(Files.readString(Path.of("docker/compose.yaml")));
        return of(of(of(compose, "services"), service), "environment");
    }

    private static <T> T of(Map<String, T> map, String key) {
        return Objects.requireNonNull(map.get(key), key);
    }

    /** As compose does: from {@code .env}, or the default; a variable that must be set is. */
    private static String resolve(String value) {
        return VARIABLE.matcher(value).replaceAll(variable -> {
            var set = DOT_ENV.get(variable.group(1));
            assertThat(set != null || variable.group().contains(":-"))
                    .as(variable.group())
                    .isTrue();
            return Matcher.quoteReplacement(set != null ? set : variable.group(2));
        });
    }

    /** Java's options as the image gives them. */
    private static List<String> options() throws IOException {
        var entryPoint =
                Pattern.compile("ENTRYPOINT \\[([^]]*)]").matcher(Files.readString(Path.of("docker/Dockerfile")));
        assertThat(entryPoint.find()).isTrue();
        var words = Pattern.compile("\"([^\"]*)\"")
                .matcher(entryPoint.group(1))
                .results()
                .map(word -> word.group(1))
                .toList();
        assertThat(words).startsWith("java").endsWith("-jar", "latchkey.jar");
        return words.subList(1, words.size() - 2);
    }

    /** Does what psql would with the script, as the superuser and with the variables of the server's container. */
    private static void prepare(EmbeddedPostgres server) throws IOException, SQLException {
        var known = environment("postgres");
        var variables = new HashMap<String, String>();
        var database = "postgres";
        var statements = new ArrayList<String>();
        for (var line : Files.readAllLines(Path.of("docker/postgres/logins.sql"))) {
            var words = List.of(line.split(" ", -1));
            if (line.startsWith("\\getenv ")) {
                variables.put(words.get(1), resolve(of(known, words.get(2))));
            } else if (line.startsWith("\\connect ")) {
                run(server, database, statements);
                statements.clear();
                database = words.get(1);
            } else if (!line.startsWith("--") && !line.isBlank()) {
                assertThat(line).endsWith(";").doesNotStartWith("\\");
                statements.add(Pattern.compile(":'(\\w+)'")
                        .matcher(line)
                        .replaceAll(name -> Matcher.quoteReplacement(
                                "'" + of(variables, name.group(1)).replace("'", "''") + "'")));
            }
        }
        run(server, database, statements);
    }

    private static void run(EmbeddedPostgres server, String database, List<String> statements) throws SQLException {
        try (var connection = server.getDatabase("postgres", database).getConnection();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }
}
