package app.latchkey.imports.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a file, counted as they are read. */
final class CountedBytes extends FilterInputStream {

    private final long size;
    private long read;

    private CountedBytes(InputStream bytes, long size) {
        super(bytes);
        this.size = size;
    }

    static CountedBytes of(Path file) throws IOException {
        return new CountedBytes(Files.newInputStream(file), Files.size(file));
    }

    @Override
    public int read() throws IOException {
        int each = super.read();
        if (each >= 0) {
            read++;
        }
        return each;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int some = super.read(buffer, offset, length);
        read += Math.max(0, some);
        return some;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = super.skip(bytes);
        read += skipped;
        return skipped;
    }

    /** From 0 to 1. */
    double share() {
        return size == 0 ? 1 : Math.min(1, (double) read / size);
    }
}
