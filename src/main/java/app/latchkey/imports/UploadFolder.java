package app.latchkey.imports;

import app.latchkey.imports.UnreadableFile.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where uploaded files wait until they are imported, each named by the number of its import and by nothing else. */
@Component
class UploadFolder {

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    UploadFolder(@Value("${latchkey.uploads.folder:${latchkey.database.folder:.latchkey}/uploads}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path file(long jobId) {
        return folder.resolve(jobId + ".upload");
    }

    /**
     * Writes a file down as it comes, and stops where it grows too large.
     *
     * @return its SHA-256
     */
    String store(long jobId, InputStream bytes) throws IOException, UnreadableFile {
        Files.createDirectories(folder);
        var digest = sha256();
        try (var out = new DigestOutputStream(Files.newOutputStream(file(jobId)), digest)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > CsvFile.LARGEST_BYTES) {
                    throw new UnreadableFile(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    void delete(long jobId) throws IOException {
        Files.deleteIfExists(file(jobId));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
