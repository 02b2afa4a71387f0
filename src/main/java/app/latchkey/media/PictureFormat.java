package app.latchkey.media;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** The kinds of file that are taken in, told by how they begin. */
enum PictureFormat {
    JPEG("\u00ff\u00d8\u00ff"),
    PNG("\u0089PNG\r\n\u001a\n"),
    /** The four bytes after RIFF are the file's length. */
    WEBP("RIFF....WEBP");

    static final int LONGEST_BEGINNING = 12;

    /** A character for each byte; a full stop for any. */
    private final String beginning;

    PictureFormat(String beginning) {
        this.beginning = beginning;
    }

    static Optional<PictureFormat> of(byte[] first) {
        return Arrays.stream(values()).filter(format -> format.begins(first)).findFirst();
    }

    private boolean begins(byte[] first) {
        return first.length >= beginning.length()
                && IntStream.range(0, beginning.length())
                        .allMatch(i -> beginning.charAt(i) == '.' || beginning.charAt(i) == (first[i] & 0xFF));
    }
}
