package app.latchkey.exports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Ends when whoever reads takes longer than any line needs. Who reads nothing at all is given up by the server; who reads
 * a little now and then would keep their place, and a connection, for days.
 */
final class PacedStream extends FilterOutputStream {

    /** Waited for the reader, not for the rows. */
    static final long WINDOW = Duration.ofMinutes(1).toNanos();

    /** In a window: 4 kB a second. */
    static final long LEAST = 240 << 10;

    private static final int PIECE = 8 << 10;

    private final LongSupplier nanos;
    private long waited;
    private long written;

    PacedStream(OutputStream out) {
        this(out, System::nanoTime);
    }

    PacedStream(OutputStream out, LongSupplier nanos) {
        super(out);
        this.nanos = nanos;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int at = 0; at < length; at += PIECE) {
            int piece = Math.min(PIECE, length - at);
            long begun = nanos.getAsLong();
            out.write(bytes, offset + at, piece);
            waited += nanos.getAsLong() - begun;
            written += piece;
            look();
        }
    }

    private void look() throws IOException {
        if (waited < WINDOW) {
            return;
        }
        if (written < LEAST) {
            throw new IOException("Read too slowly: " + written + " bytes in a minute");
        }
        waited = 0;
        written = 0;
    }
}
