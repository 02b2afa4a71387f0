package app.latchkey.imports;

import app.latchkey.imports.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/** What a file is by its first bytes, whatever its name says. */
final class FileSignature {
    private static final int LONGEST = 16;

    private static final List<Signature> KNOWN = List.of(
            new Signature(Reason.SPREADSHEET, "d0cf11e0a1b11ae1"),
            new Signature(Reason.PDF, text("%PDF-")),
            new Signature(Reason.ARCHIVE, "1f8b"),
            new Signature(Reason.ARCHIVE, "377abcaf271c"),
            new Signature(Reason.ARCHIVE, text("Rar!")),
            new Signature(Reason.ARCHIVE, "fd377a585a00"),
            new Signature(Reason.ARCHIVE, text("BZh") + "3"),
            new Signature(Reason.ARCHIVE, "28b52ffd"),
            new Signature(Reason.BINARY, "89504e470d0a1a0a"),
            new Signature(Reason.BINARY, "ffd8ff"),
            new Signature(Reason.BINARY, text("GIF87a")),
            new Signature(Reason.BINARY, text("GIF89a")),
            new Signature(Reason.BINARY, "49492a00"),
            new Signature(Reason.BINARY, "4d4d002a"));

    private static final List<String> ZIP = List.of("504b0304", "504b0506", "504b0708");

    private FileSignature() {}

    /** Why the file cannot be a text of rows; empty if its first bytes do not tell. */
    static Optional<Reason> of(Path file) throws IOException {
        String start;
        try (var bytes = Files.newInputStream(file)) {
            start = HexFormat.of().formatHex(bytes.readNBytes(LONGEST));
        }
        if (ZIP.stream().anyMatch(start::startsWith)) {
            return Optional.of(isWorkbook(file) ? Reason.SPREADSHEET : Reason.ARCHIVE);
        }
        return KNOWN.stream()
                .filter(signature -> start.startsWith(signature.hex()))
                .map(Signature::reason)
                .findFirst();
    }

    /** Reads the directory of the zip only, never what is packed in it. */
    private static boolean isWorkbook(Path zip) {
        try (var entries = new ZipFile(zip.toFile())) {
            return entries.stream()
                    .anyMatch(entry ->
                            entry.getName().startsWith("xl/") || entry.getName().equals("content.xml"));
        } catch (IOException damaged) {
            return false;
        }
    }

    private static String text(String characters) {
        return HexFormat.of().formatHex(characters.getBytes(StandardCharsets.US_ASCII));
    }

    private record Signature(Reason reason, String hex) {}
}
