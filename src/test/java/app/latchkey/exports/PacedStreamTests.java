package app.latchkey.exports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PacedStreamTests {

    private static final byte[] BYTES = new byte[100_000];

    static {
        new Random(7).nextBytes(BYTES);
    }

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private long nanos;

    /** A reader who takes so long for each kilobyte. */
    private PacedStream reader(Duration perKilobyte) {
        var slow = new OutputStream() {
            @Override
            public void write(int one) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                read.write(bytes, offset, length);
                nanos += perKilobyte.toNanos() * length / 1024;
            }
        };
        return new PacedStream(slow, () -> nanos);
    }

    @Test
    void whatIsWrittenArrivesAsItIs() throws IOException {
        var out = reader(Duration.ZERO);
        out.write(BYTES);
        out.write(7);
        out.write(BYTES, 5, 20_000);
        assertThat(read.toByteArray())
                .hasSize(BYTES.length + 1 + 20_000)
                .startsWith(BYTES)
                .containsSequence((byte) 7, BYTES[5], BYTES[6]);
    }

    @Test
    void whoReadsATrickleIsGivenUpAfterAMinuteOfWaiting() {
        var out = reader(Duration.ofSeconds(1));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        out.write(BYTES);
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too slowly");
        assertThat(Duration.ofNanos(nanos)).isBetween(Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void whoReadsOnASlowLineMayTakeAsLongAsItTakes() throws IOException {
        var out = reader(Duration.ofMillis(200));
        for (int i = 0; i < 100; i++) {
            out.write(BYTES);
        }
        assertThat(Duration.ofNanos(nanos)).isGreaterThan(Duration.ofMinutes(30));
    }

    @Test
    void whatTheRowsTakeIsNotTheReadersFault() throws IOException {
        var out = reader(Duration.ZERO);
        for (int i = 0; i < 100; i++) {
            nanos += Duration.ofMinutes(1).toNanos();
            out.write(BYTES, 0, 100);
        }
        assertThat(read.size()).isEqualTo(10_000);
    }
}
