package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Takes the one file out of a .gz or .zip, known by what it is and not by its name; and makes of a workbook one that can
 * be read, where that is possible.
 */
public final class Unpacking {

    private static final int BUFFER = 1 << 16;

    private Unpacking() {}

    /**
     * Writes down what is packed in a file, at most {@link RowFiles#LARGEST_BYTES} of it, whatever size it is said to
     * have.
     *
     * @param to where it is written; nothing is left there when it is refused
     * @return false, with nothing written, if the upload is to be read as it is: it is not packed, as a workbook is not,
     *     though it is a zip
     */
    public static boolean unpack(Path upload, Path to) throws IOException, UnreadableFile {
        return switch (FileSignature.of(upload)) {
            case GZIP -> {
                try (var bytes = new BufferedInputStream(Files.newInputStream(upload))) {
                    write(bytes, GZIPInputStream::new, to);
                }
                yield true;
            }
            case ZIP -> unzip(upload, to);
            default -> false;
        };
    }

    private static boolean unzip(Path upload, Path to) throws IOException, UnreadableFile {
        var listing = ZipListing.of(upload);
        if (listing.isWorkbook() && WorkbookScan.of(upload).hasIsoDates()) {
            try {
                IsoDates.asTexts(upload, to);
            } catch (IOException | UnreadableFile refused) {
                Files.deleteIfExists(to);
                throw refused;
            }
            return true;
        }
        if (listing.isDocument()) {
            return false;
        }
        var files = listing.files();
        if (files.isEmpty()) {
            throw new UnreadableFile(Reason.ARCHIVE_EMPTY);
        }
        if (files.size() > 1) {
            throw new UnreadableFile(Reason.ARCHIVE_OF_MANY);
        }
        try (var zip = ZipListing.open(upload)) {
            var entry = zip.getEntry(files.getFirst());
            write(zip, open -> new Verified(open.getInputStream(entry), entry.getCrc()), to);
        }
        return true;
    }

    private static <P> void write(P packed, Opening<P> opening, Path to) throws IOException, UnreadableFile {
        boolean isTaken = false;
        try (var bytes = opening.open(packed)) {
            write(bytes, to);
            if (isArchive(to)) {
                throw new UnreadableFile(Reason.ARCHIVE_IN_ARCHIVE);
            }
            isTaken = true;
        } catch (ZipException | EOFException damaged) {
            throw new UnreadableFile(Reason.DAMAGED);
        } finally {
            if (!isTaken) {
                Files.deleteIfExists(to);
            }
        }
    }

    private static void write(InputStream unpacked, Path to) throws IOException, UnreadableFile {
        try (var out = Files.newOutputStream(to)) {
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = unpacked.read(buffer); read >= 0; read = unpacked.read(buffer)) {
                size += read;
                if (size > RowFiles.LARGEST_BYTES) {
                    throw new UnreadableFile(Reason.TOO_LARGE);
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static boolean isArchive(Path file) throws IOException, UnreadableFile {
        return switch (FileSignature.of(file)) {
            case GZIP, OTHER_ARCHIVE -> true;
            case ZIP -> !ZipListing.of(file).isDocument();
            default -> false;
        };
    }

    /** Opens what is packed; what it throws tells of the packed file. */
    @FunctionalInterface
    private interface Opening<P> {
        InputStream open(P packed) throws IOException;
    }

    /** What comes out of a zip, with the check that its reader leaves out. */
    private static final class Verified extends CheckedInputStream {
        private final long stated;

        Verified(InputStream unpacked, long stated) {
            super(unpacked, new CRC32());
            this.stated = stated;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            if (read < 0 && getChecksum().getValue() != stated) {
                throw new ZipException("Not what was packed");
            }
            return read;
        }
    }
}
