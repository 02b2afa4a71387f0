package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/**
 * The container that Office wrote all files into until 2003, and puts around encrypted ones since: a small file system,
 * of which only the names in its directory are read. See [MS-CFB].
 */
final class CompoundFile {

    private static final int HEADER = 512;
    private static final int SECTOR_SHIFT = 30;
    private static final int FIRST_DIRECTORY_SECTOR = 48;
    private static final int FIRST_TABLE_SECTOR = 76;
    private static final int TABLE_SECTORS_IN_HEADER = 109;
    private static final int ENTRY = 128;
    private static final int NAME_LENGTH = 64;

    /** More than any directory of Office takes. */
    private static final int MOST_DIRECTORY_SECTORS = 256;

    private final RandomAccessFile file;
    private final ByteBuffer header;
    private final int sectorSize;

    private CompoundFile(RandomAccessFile file) throws IOException {
        this.file = file;
        header = read(0, HEADER);
        sectorSize = header.getShort(SECTOR_SHIFT) == 12 ? 4096 : 512;
    }

    /** Why such a file is refused. */
    static Reason reason(Path path) throws IOException {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            var names = new CompoundFile(file).names();
            if (names.contains("EncryptedPackage")) {
                return Reason.ENCRYPTED;
            }
            return names.contains("WordDocument") || names.contains("PowerPoint Document")
                    ? Reason.BINARY
                    : Reason.OLD_SPREADSHEET;
        } catch (EOFException cutShort) {
            return Reason.DAMAGED;
        }
    }

    private Set<String> names() throws IOException {
        var names = new HashSet<String>();
        int sector = header.getInt(FIRST_DIRECTORY_SECTOR);
        for (int read = 0; sector >= 0 && read < MOST_DIRECTORY_SECTORS; read++) {
            var entries = sector(sector);
            for (int entry = 0; entry < sectorSize; entry += ENTRY) {
                int length = entries.getShort(entry + NAME_LENGTH) - 2;
                if (length > 0 && length < NAME_LENGTH) {
                    byte[] name = new byte[length];
                    entries.get(entry, name);
                    names.add(new String(name, StandardCharsets.UTF_16LE));
                }
            }
            sector = following(sector);
        }
        return names;
    }

    /** The sector after this one in its chain, negative at the end. */
    private int following(int sector) throws IOException {
        int sectorsInTable = sectorSize / Integer.BYTES;
        int table = sector / sectorsInTable;
        if (table >= TABLE_SECTORS_IN_HEADER) {
            return -1;
        }
        return sector(header.getInt(FIRST_TABLE_SECTOR + table * Integer.BYTES))
                .getInt(sector % sectorsInTable * Integer.BYTES);
    }

    private ByteBuffer sector(int number) throws IOException {
        return read((number + 1L) * sectorSize, sectorSize);
    }

    private ByteBuffer read(long position, int length) throws IOException {
        byte[] bytes = new byte[length];
        file.seek(Math.max(0, position));
        file.readFully(bytes);
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
