package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.latchkey.imports.files.RowFiles;
import app.latchkey.imports.files.Unpacking;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The files of imports, each named by the number of its import and by nothing else. */
@Component
class ImportFiles {

    private static final int BUFFER = 1 << 16;
    private static final Pattern NAME = Pattern.compile("(\\d{1,18})\\.(?:upload|rows)");

    private final Path folder;

    ImportFiles(@Value("${latchkey.uploads.folder:${latchkey.database.folder:.latchkey}/uploads}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** The file as it came. */
    Path original(long jobId) {
        return folder.resolve(jobId + ".upload");
    }

    /** The file with the rows: what was packed in the one that came, or that one itself. */
    Path rows(long jobId) {
        var unpacked = unpacked(jobId);
        return Files.exists(unpacked) ? unpacked : original(jobId);
    }

    /**
     * Writes a file down as it comes, stops where it grows too large, and unpacks it if need be.
     *
     * @return its SHA-256
     */
    String store(long jobId, InputStream bytes) throws IOException, UnreadableFile {
        Files.createDirectories(folder);
        var digest = sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(original(jobId)), digest)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > RowFiles.LARGEST_BYTES) {
                    throw new UnreadableFile(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
        Unpacking.unpack(original(jobId), unpacked(jobId));
        return HexFormat.of().formatHex(digest.digest());
    }

    void delete(long jobId) throws IOException {
        Files.deleteIfExists(original(jobId));
        Files.deleteIfExists(unpacked(jobId));
    }

    /** The numbers of the imports that have files last written before an instant. */
    Set<Long> olderThan(Instant instant) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        var ids = new HashSet<Long>();
        try (var there = Files.newDirectoryStream(folder)) {
            for (var file : there) {
                var named = NAME.matcher(file.getFileName().toString());
                if (named.matches()
                        && Files.getLastModifiedTime(file).toInstant().isBefore(instant)) {
                    ids.add(Long.valueOf(named.group(1)));
                }
            }
        }
        return ids;
    }

    private Path unpacked(long jobId) {
        return folder.resolve(jobId + ".rows");
    }

    static String sha256(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
