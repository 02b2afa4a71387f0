package app.latchkey.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlightRecorderTests {

    /** Each has a thread of its own, however few processors there are. */
    private static final Executor THREADS = Thread.ofVirtual()::start;

    private final FlightRecorder recorder = new FlightRecorder(Clock.systemUTC());

    @BeforeEach
    void record() {
        assertThat(recorder.start(Duration.ofMillis(100))).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(recorder::isReady);
    }

    @AfterEach
    void end() throws IOException {
        recorder.destroy();
    }

    @Test
    void whoeverDownloadsOnASlowLineHoldsUpNobody() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var download = CompletableFuture.supplyAsync(() -> hand(new Slow(begun, goOn)), THREADS);
        try {
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            var page = CompletableFuture.supplyAsync(
                    () -> recorder.runningSince() == null && !recorder.isReady(), THREADS);
            assertThat(page.get(5, TimeUnit.SECONDS)).isTrue();
            var another = CompletableFuture.supplyAsync(() -> recorder.start(Duration.ofMinutes(1)), THREADS);
            assertThat(another.get(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            goOn.countDown();
        }
        assertThat(download.get(10, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.runningSince()).isNotNull();
    }

    @Test
    void aDownloadThatBreaksOffCanBeBegunAgain() throws IOException {
        assertThatThrownBy(() -> recorder.hand(new Broken())).hasMessage("The line broke");
        assertThat(recorder.isReady()).isTrue();
        assertThat(recorder.hand(OutputStream.nullOutputStream())).isTrue();
        assertThat(recorder.isReady()).isFalse();
    }

    private boolean hand(OutputStream out) {
        try {
            return recorder.hand(out);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Slow extends OutputStream {

        private final CountDownLatch begun;
        private final CountDownLatch goOn;

        private Slow(CountDownLatch begun, CountDownLatch goOn) {
            this.begun = begun;
            this.goOn = goOn;
        }

        @Override
        public void write(int next) throws IOException {
            begun.countDown();
            try {
                if (!goOn.await(20, TimeUnit.SECONDS)) {
                    throw new IOException("Nobody let it go on");
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            write(0);
        }
    }

    private static final class Broken extends OutputStream {

        @Override
        public void write(int next) throws IOException {
            throw new IOException("The line broke");
        }
    }
}
