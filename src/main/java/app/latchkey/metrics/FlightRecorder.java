package app.latchkey.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Records what Java does for a minute, one recording at a time; the file is gone once it was fetched, when the next one
 * begins, or with the instance.
 */
@Component
class FlightRecorder implements DisposableBean {

    static final Duration LENGTH = Duration.ofSeconds(60);

    /** They would carry the passwords of the environment out of the house. */
    private static final List<String> SECRETS = List.of(
            "jdk.InitialEnvironmentVariable", "jdk.InitialSystemProperty", "jdk.JVMInformation", "jdk.SystemProcess");

    private final Clock clock;
    private @Nullable Recording recording;
    private @Nullable Instant began;
    private @Nullable Path file;
    private boolean isOver;

    FlightRecorder(Clock clock) {
        this.clock = clock;
    }

    /** @return when it began, if one runs */
    synchronized @Nullable Instant runningSince() {
        return recording == null ? null : began;
    }

    synchronized boolean isReady() {
        return file != null;
    }

    /** @return whether none was running */
    boolean start(Duration length) {
        if (!begin()) {
            return false;
        }
        CompletableFuture.delayedExecutor(length.toMillis(), TimeUnit.MILLISECONDS)
                .execute(this::finish);
        return true;
    }

    private synchronized boolean begin() {
        if (recording != null) {
            return false;
        }
        try {
            drop();
            var started = new Recording(Configuration.getConfiguration("profile"));
            SECRETS.forEach(started::disable);
            started.start();
            recording = started;
            began = clock.instant();
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void finish() {
        var running = recording;
        if (running == null) {
            return;
        }
        recording = null;
        try (running) {
            running.stop();
            var target = Files.createTempFile("latchkey-", ".jfr");
            file = target;
            running.dump(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * However long that takes, nobody else waits for it. What breaks off can be fetched again.
     *
     * @return whether there was one
     */
    boolean hand(OutputStream out) throws IOException {
        var handed = take();
        if (handed == null) {
            return false;
        }
        try {
            Files.copy(handed, out);
        } catch (IOException | RuntimeException e) {
            putBack(handed);
            throw e;
        }
        Files.delete(handed);
        return true;
    }

    private synchronized @Nullable Path take() {
        var ready = file;
        file = null;
        return ready;
    }

    private synchronized void putBack(Path handed) throws IOException {
        if (recording == null && file == null && !isOver) {
            file = handed;
        } else {
            Files.deleteIfExists(handed);
        }
    }

    private void drop() throws IOException {
        var old = file;
        file = null;
        if (old != null) {
            Files.deleteIfExists(old);
        }
    }

    @Override
    public synchronized void destroy() throws IOException {
        isOver = true;
        if (recording != null) {
            recording.close();
            recording = null;
        }
        drop();
    }
}
