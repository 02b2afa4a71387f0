package app.latchkey.api;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32C;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it goes over the wire, written and squeezed once however often it is told.
 *
 * @param <T> what it says, for whoever describes it
 */
@SuppressWarnings("UnusedTypeParameter") // told to whoever describes it
public final class Told<T> {

    /** Smaller ones are not worth squeezing. */
    private static final int SMALL = 1_000;

    private final int status;
    private final @Nullable String location;
    private final byte[] json;
    private final @Nullable Integer version;
    private final String tag;
    private volatile byte @Nullable [] squeezed;

    /** @param version of the record, which a tag begins with; null for what has none */
    Told(int status, @Nullable String location, byte[] json, @Nullable Integer version) {
        this.status = status;
        this.location = location;
        this.json = json;
        this.version = version;
        var sum = new CRC32C();
        sum.update(json);
        this.tag = (version == null ? "" : version + "-") + Long.toHexString(sum.getValue());
    }

    int status() {
        return status;
    }

    @Nullable String location() {
        return location;
    }

    byte[] json() {
        return json;
    }

    @Nullable Integer version() {
        return version;
    }

    String tag() {
        return tag;
    }

    boolean isWorthSqueezing() {
        return json.length > SMALL;
    }

    byte[] squeezed() {
        var known = squeezed;
        if (known == null) {
            var out = new ByteArrayOutputStream(json.length / 4);
            try (var zip = new GZIPOutputStream(out)) {
                zip.write(json);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            known = out.toByteArray();
            squeezed = known;
        }
        return known;
    }

    /** What it takes in memory, about. */
    int weight() {
        return json.length + json.length / 4 + 200;
    }
}
