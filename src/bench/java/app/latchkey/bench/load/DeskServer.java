package app.latchkey.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The packaged desk in a process of its own, so that its memory and its time are its own. */
public final class DeskServer implements AutoCloseable {

    private static final Pattern CLASS = Pattern.compile("(?m)^\\s*\\d+:\\s+\\d+\\s+(\\d+)\\s+(\\S+)");
    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    private final Process process;
    private final String address;
    private final Duration startUp;

    private DeskServer(Process process, String address, Duration startUp) {
        this.process = process;
        this.address = address;
        this.startUp = startUp;
    }

    /** @param options of Java */
    static DeskServer start(Path jar, Path database, int port, List<String> options)
            throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(tool("java"));
        command.addAll(options);
        command.addAll(List.of("-jar", jar.toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "load-server.log").toFile());
        builder.environment().put("LATCHKEY_PORT", Integer.toString(port));
        builder.environment().put("LATCHKEY_DEMO", "false");
        builder.environment().put("LATCHKEY_SESSIONS_MOST", "100000");
        builder.environment().put("LATCHKEY_SIGN_IN_PER_MINUTE", "1000000");
        builder.environment().put("LATCHKEY_DATABASE_FOLDER", database.toString());
        long begin = System.nanoTime();
        var process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        var address = "http://localhost:" + port;
        awaitReady(process, address);
        return new DeskServer(process, address, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** Runs Java to its end. */
    static void java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(tool("java")));
        command.addAll(List.of(arguments));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            throw new IOException("Java ended with " + exit);
        }
    }

    private static void awaitReady(Process process, String address) throws InterruptedException {
        var end = System.nanoTime() + LONGEST_START.toNanos();
        try (var http = HttpClient.newHttpClient()) {
            var ready = HttpRequest.newBuilder(URI.create(address + "/actuator/health/readiness"))
                    .build();
            while (System.nanoTime() < end && process.isAlive()) {
                try {
                    if (http.send(ready, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException e) {
                    // Not listening yet.
                }
                Thread.sleep(50);
            }
        }
        process.destroy();
        throw new IllegalStateException("The desk did not become ready; see target/load-server.log");
    }

    String address() {
        return address;
    }

    /** From the start of the process until it answers that it is ready. */
    Duration startUp() {
        return startUp;
    }

    /** Bytes of all objects that are in use by class, after a full collection. */
    Map<String, Long> liveHeap() throws IOException, InterruptedException {
        // The first collection leaves what was only softly or by finalisers held.
        histogram();
        return CLASS.matcher(histogram())
                .results()
                .collect(Collectors.toMap(line -> line.group(2), line -> Long.valueOf(line.group(1)), Long::sum));
    }

    private String histogram() throws IOException, InterruptedException {
        var jcmd = new ProcessBuilder(tool("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        var said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    /** Processor time of the desk without its database. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static String tool(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }

    public static Path packagedJar() {
        var jar = Path.of("target", "latchkey.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is not there: package the desk first");
        }
        return jar.toAbsolutePath();
    }
}
