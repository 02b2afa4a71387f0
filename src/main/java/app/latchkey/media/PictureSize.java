package app.latchkey.media;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The sizes that are kept of a picture, as the longer side in pixels; what is smaller stays as it is. */
public enum PictureSize {
    FULL(2560),
    LARGE(1024),
    SMALL(320);

    private final int pixels;

    PictureSize(int pixels) {
        this.pixels = pixels;
    }

    int pixels() {
        return pixels;
    }

    /** As addresses and file names say it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PictureSize> of(String word) {
        return Arrays.stream(values()).filter(size -> size.word().equals(word)).findFirst();
    }
}
