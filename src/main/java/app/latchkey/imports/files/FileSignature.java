package app.latchkey.imports.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** What a file is by its first bytes, whatever its name says. */
enum FileSignature {
    ZIP,
    GZIP,
    /** What Office wrote until 2003, and wraps around what is encrypted to this day. */
    COMPOUND,
    PDF,
    OTHER_ARCHIVE,
    OTHER_BINARY,
    /** Text, or nothing that is known. */
    NONE;

    private static final List<Start> STARTS = List.of(
            new Start(ZIP, "504b0304"),
            new Start(ZIP, "504b0506"),
            new Start(ZIP, "504b0708"),
            new Start(GZIP, "1f8b"),
            new Start(COMPOUND, "d0cf11e0a1b11ae1"),
            new Start(PDF, text("%PDF-")),
            new Start(OTHER_ARCHIVE, "377abcaf271c"),
            new Start(OTHER_ARCHIVE, text("Rar!")),
            new Start(OTHER_ARCHIVE, "fd377a585a00"),
            new Start(OTHER_ARCHIVE, text("BZh") + "3"),
            new Start(OTHER_ARCHIVE, "28b52ffd"),
            new Start(OTHER_BINARY, "89504e470d0a1a0a"),
            new Start(OTHER_BINARY, "ffd8ff"),
            new Start(OTHER_BINARY, text("GIF87a")),
            new Start(OTHER_BINARY, text("GIF89a")),
            new Start(OTHER_BINARY, "49492a00"),
            new Start(OTHER_BINARY, "4d4d002a"),
            new Start(OTHER_BINARY, text("{\\rtf")));

    private static final int LONGEST_START = 16;
    private static final int TAR_NAME = 257;
    private static final byte[] TAR = "ustar".getBytes(StandardCharsets.US_ASCII);

    static FileSignature of(Path file) throws IOException {
        byte[] start;
        try (var bytes = Files.newInputStream(file)) {
            start = bytes.readNBytes(TAR_NAME + TAR.length);
        }
        if (start.length == TAR_NAME + TAR.length && Arrays.equals(start, TAR_NAME, start.length, TAR, 0, TAR.length)) {
            return OTHER_ARCHIVE;
        }
        String hex = HexFormat.of().formatHex(start, 0, Math.min(start.length, LONGEST_START));
        return STARTS.stream()
                .filter(known -> hex.startsWith(known.hex()))
                .map(Start::signature)
                .findFirst()
                .orElse(NONE);
    }

    private static String text(String characters) {
        return HexFormat.of().formatHex(characters.getBytes(StandardCharsets.US_ASCII));
    }

    private record Start(FileSignature signature, String hex) {}
}
