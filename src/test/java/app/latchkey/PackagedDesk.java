package app.latchkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The jar as operators run it: a process of its own in a folder of its own, with nothing but the given variables. */
public final class PackagedDesk implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(3);

    private final Process process;
    private final Path output;
    private final Path errors;

    private PackagedDesk(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param options of Java, which come before the jar */
    public static PackagedDesk start(Path folder, List<String> options, Map<String, String> variables)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(System.getProperty("latchkey.jar"));
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("LATCHKEY_") || name.startsWith("SPRING_"));
        builder.environment().putAll(variables);
        var output = Files.createTempFile(folder, "output", ".txt");
        var errors = Files.createTempFile(folder, "errors", ".txt");
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile());
        return new PackagedDesk(builder.start(), output, errors);
    }

    public static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    public PackagedDesk awaitReady() throws IOException, InterruptedException {
        var deadline = Instant.now().plus(LONGEST_START);
        while (!output().contains("Stop with Ctrl-C")) {
            assertThat(process.isAlive()).as(() -> "The desk ended: " + said()).isTrue();
            assertThat(Instant.now()).as(() -> "The desk is slow: " + said()).isBefore(deadline);
            Thread.sleep(100);
        }
        return this;
    }

    public int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS))
                .as(() -> "The desk goes on: " + said())
                .isTrue();
        return process.exitValue();
    }

    public long pid() {
        return process.pid();
    }

    /** As Ctrl-C or the service manager does. */
    public int stop() throws InterruptedException {
        process.destroy();
        return awaitEnd();
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly();
        awaitEnd();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    public String errors() throws IOException {
        return Files.readString(errors);
    }

    private String said() {
        try {
            return output() + errors();
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
