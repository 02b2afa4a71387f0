package app.latchkey.bench;

import app.latchkey.StatementCounter.Sent;
import app.latchkey.platform.database.Database;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The same statements through pgbench: what PostgreSQL alone takes for them, in a transaction with the agency's setting. */
final class Floor {

    private static final Pattern LATENCY = Pattern.compile("latency average = ([0-9.]+) ms");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final Pattern PARAMETER = Pattern.compile("\\?");

    private final Database database;
    private final @Nullable Path pgbench;

    Floor(Database database) {
        this.database = database;
        this.pgbench = find().orElse(null);
    }

    private static Optional<Path> find() {
        var debian = Path.of("/usr/lib/postgresql");
        try (var versions = Files.isDirectory(debian) ? Files.list(debian) : Stream.<Path>empty()) {
            return Stream.concat(
                            Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                                    .map(Path::of),
                            versions.map(version -> version.resolve("bin")))
                    .map(folder -> folder.resolve("pgbench"))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    String describe() {
        return pgbench == null
                ? "pgbench is not on this machine (Debian: apt-get install postgresql-contrib): no floor"
                : "floor by " + pgbench;
    }

    /** Milliseconds for all of them together, on average. */
    OptionalDouble of(List<Sent> sent, long agencyId, int times) throws IOException, InterruptedException {
        return run(sent, agencyId, LATENCY, "--transactions=" + times);
    }

    private OptionalDouble run(List<Sent> sent, long agencyId, Pattern wanted, String... options)
            throws IOException, InterruptedException {
        if (pgbench == null) {
            return OptionalDouble.empty();
        }
        var script = Files.createTempFile("latchkey", ".sql");
        try {
            Files.writeString(
                    script,
                    "begin;\nselect set_config('latchkey.agency', '%d', true);\n%s;\ncommit;\n"
                            .formatted(
                                    agencyId,
                                    sent.stream().map(Floor::withValues).collect(Collectors.joining(";\n"))));
            var address = URI.create(database.url().substring("jdbc:".length()));
            var command = new ArrayList<>(List.of(pgbench.toString(), "--no-vacuum", "--file=" + script));
            command.addAll(List.of(options));
            command.addAll(List.of(
                    "--host=" + address.getHost(),
                    "--port=" + address.getPort(),
                    "--username=" + database.application().user(),
                    address.getPath().substring(1)));
            var builder = new ProcessBuilder(command);
            builder.environment().put("PGPASSWORD", database.application().password());
            var process = builder.redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var figure = wanted.matcher(said);
            if (process.waitFor() != 0 || !figure.find()) {
                throw new IOException("pgbench failed: " + said);
            }
            return OptionalDouble.of(Double.parseDouble(figure.group(1)));
        } finally {
            Files.delete(script);
        }
    }

    /** Transactions a second with so many clients at once. */
    OptionalDouble rate(List<Sent> sent, long agencyId, int clients, int seconds)
            throws IOException, InterruptedException {
        return run(sent, agencyId, RATE, "--client=" + clients, "--jobs=1", "--time=" + seconds);
    }

    private static String withValues(Sent sent) {
        var values = sent.parameters().iterator();
        return PARAMETER.matcher(sent.sql()).replaceAll(_ -> Matcher.quoteReplacement(literal(values.next())));
    }

    private static String literal(@Nullable Object value) {
        return value == null || value instanceof Number
                ? String.valueOf(value)
                : "'" + value.toString().replace("'", "''") + "'";
    }
}
