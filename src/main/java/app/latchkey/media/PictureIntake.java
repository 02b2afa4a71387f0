package app.latchkey.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Makes a picture of ours from a file of a client's. What is kept are pixels, written anew, and nothing else. */
@Component
class PictureIntake {

    private static final float QUALITY = 0.86f;

    private final PictureDecoder decoder;
    private final PictureFiles files;

    /** A large photo takes some hundred megabytes for a second: others wait on disk. */
    private final Semaphore bench = new Semaphore(1, true);

    PictureIntake(PictureDecoder decoder, PictureFiles files) {
        this.decoder = decoder;
        this.files = files;
    }

    /** The caller keeps what is made or deletes it. */
    MadePicture take(InputStream bytes) throws IOException, PictureRefused {
        var key = UUID.randomUUID();
        var draft = files.draft(key);
        boolean made = false;
        try {
            var upload = draft.resolve("upload");
            files.spool(bytes, upload);
            var format = decoder.format(upload);
            bench.acquireUninterruptibly();
            try {
                var picture = make(key, draft, upload, format);
                Files.delete(upload);
                made = true;
                return picture;
            } finally {
                bench.release();
            }
        } finally {
            if (!made) {
                PictureFiles.delete(draft);
            }
        }
    }

    /** Drawings come without loss and keep their sharp lines; everything else is a photo. */
    private MadePicture make(UUID key, Path draft, Path upload, PictureFormat format)
            throws IOException, PictureRefused {
        var image = decoder.decode(upload, format);
        var full = draft.resolve(PictureSize.FULL.word());
        boolean drawing = format == PictureFormat.PNG;
        if (drawing) {
            ImageIO.write(image, "png", full.toFile());
        } else {
            writeJpeg(image, full);
        }
        int width = image.getWidth();
        int height = image.getHeight();
        for (var size : new PictureSize[] {PictureSize.LARGE, PictureSize.SMALL}) {
            image = Scaling.fit(image, size);
            writeJpeg(image, draft.resolve(size.word()));
        }
        return new MadePicture(
                key,
                draft,
                drawing ? MediaType.IMAGE_PNG_VALUE : MediaType.IMAGE_JPEG_VALUE,
                Files.size(full),
                width,
                height,
                checksum(full));
    }

    private static void writeJpeg(BufferedImage image, Path file) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = ImageIO.createImageOutputStream(file.toFile())) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }

    private static String checksum(Path file) throws IOException {
        try (var bytes = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            bytes.skipNBytes(Files.size(file));
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
