package app.latchkey.media;

import app.latchkey.media.PictureRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Where pictures are kept: a folder for each, named by a key of ours and by nothing a client says, below its agency. A
 * picture is made in a folder of its own beside them and moves over as a whole, so no half of one is ever found.
 */
@Component
class PictureFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PictureFiles.class);

    private static final int BUFFER = 1 << 16;

    private final Path folder;

    PictureFiles(@Value("${latchkey.files.folder:${latchkey.database.folder:.latchkey}/files}") Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** A folder to make a picture in. */
    Path draft(UUID key) throws IOException {
        return Files.createDirectories(folder.resolve("incoming").resolve(key.toString()));
    }

    /** Writes a file down as it comes, and stops where it grows too large. */
    void spool(InputStream bytes, Path file) throws IOException, PictureRefused {
        try (var out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                size += read;
                if (size > GalleryService.LARGEST_BYTES) {
                    throw new PictureRefused(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    void keep(long agencyId, UUID key, Path draft) throws IOException {
        var kept = of(agencyId, key);
        Files.createDirectories(kept.getParent());
        Files.move(draft, kept, StandardCopyOption.ATOMIC_MOVE);
    }

    Path file(long agencyId, UUID key, PictureSize size) {
        return of(agencyId, key).resolve(size.word());
    }

    void delete(long agencyId, UUID key) {
        delete(of(agencyId, key));
    }

    /** Nobody waits for this, and nobody can do anything about it here: what stays behind is only in the way. */
    static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("Can't delete {}", folder, e);
        }
    }

    /** Two letters of the key in between: no folder of an agency grows beyond what a file system likes. */
    private Path of(long agencyId, UUID key) {
        var name = key.toString();
        return folder.resolve(Long.toString(agencyId))
                .resolve(name.substring(0, 2))
                .resolve(name);
    }
}
