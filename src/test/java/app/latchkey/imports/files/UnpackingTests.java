package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.latchkey.SharedData;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTests {

    private static final byte[] ROWS = "name,rent\nZoë,£1\n".getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void aGzipIsUnpacked() throws Exception {
        assertThat(unpacked(gzip(ROWS))).isEqualTo(ROWS);
    }

    @Test
    void aGzipOfSeveralPartsIsUnpackedWhole() throws Exception {
        var parts = new ByteArrayOutputStream();
        parts.write(gzip("name,rent\n".getBytes(UTF_8)));
        parts.write(gzip("Zoë,£1\n".getBytes(UTF_8)));
        assertThat(unpacked(parts.toByteArray())).isEqualTo(ROWS);
    }

    @Test
    void aZipOfOneFileIsUnpacked() throws Exception {
        assertThat(unpacked(zip("rows.csv"))).isEqualTo(ROWS);
        assertThat(unpacked(zip("a/", "a/b/", "__MACOSX/a/._rows.csv", ".DS_Store", "a/b/rows.csv", "a/.DS_Store")))
                .isEqualTo(ROWS);
    }

    @Test
    void theFileInAZipMayHaveANameOfAnyCharset() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, Charset.forName("IBM437"))) {
            zip.putNextEntry(new ZipEntry("£ Zoë.csv"));
            zip.write(ROWS);
        }
        assertThat(unpacked(bytes.toByteArray())).isEqualTo(ROWS);
    }

    @Test
    void aWorkbookInAZipIsUnpackedAndStaysAWorkbook() throws Exception {
        var workbook = zip("[Content_Types].xml", "xl/workbook.xml");
        assertThat(unpacked(zip("rents.xlsx", workbook))).isEqualTo(workbook);
    }

    @ParameterizedTest
    @ValueSource(strings = {"xl/workbook.xml", "word/document.xml", "content.xml"})
    void whatIsNotPackedIsLeftAlone(String part) throws Exception {
        for (var bytes : List.of(ROWS, new byte[0], zip("[Content_Types].xml", part))) {
            assertThat(Unpacking.unpack(upload(bytes), to())).isFalse();
            assertThat(to()).doesNotExist();
        }
    }

    @Test
    void severalFilesNoneAndArchivesInsideAreRefused() throws Exception {
        assertThat(refusal(zip("a.csv", "b.csv"))).isEqualTo(Reason.ARCHIVE_OF_MANY);
        assertThat(refusal(zip("a/", "a/.DS_Store"))).isEqualTo(Reason.ARCHIVE_EMPTY);
        assertThat(refusal(zip())).isEqualTo(Reason.ARCHIVE_EMPTY);
        assertThat(refusal(zip("a.zip", zip("a.csv")))).isEqualTo(Reason.ARCHIVE_IN_ARCHIVE);
        assertThat(refusal(zip("a.csv", gzip(ROWS)))).isEqualTo(Reason.ARCHIVE_IN_ARCHIVE);
        assertThat(refusal(gzip(gzip(ROWS)))).isEqualTo(Reason.ARCHIVE_IN_ARCHIVE);
        byte[] tar = new byte[1024];
        System.arraycopy("ustar".getBytes(UTF_8), 0, tar, 257, 5);
        assertThat(refusal(gzip(tar))).isEqualTo(Reason.ARCHIVE_IN_ARCHIVE);
    }

    @Test
    void anEncryptedZipIsRefused() throws Exception {
        byte[] zip = zip("a.csv");
        int directory = indexOf(zip, 0x50, 0x4B, 1, 2);
        zip[6] |= 1;
        zip[directory + 8] |= 1;
        assertThat(refusal(zip)).isEqualTo(Reason.ENCRYPTED);
    }

    @Test
    void whatIsCutShortOrDamagedIsRefused() throws Exception {
        byte[] rows = "name,rent\nZoë,£1\n".repeat(1_000).getBytes(UTF_8);
        for (byte[] packed : List.of(gzip(rows), zip("a.csv", rows))) {
            for (int length = 4; length < packed.length; length++) {
                assertThat(refusal(Arrays.copyOf(packed, length)))
                        .as("cut to %d", length)
                        .isEqualTo(Reason.DAMAGED);
            }
            byte[] damaged = packed.clone();
            for (int i = 60; i < 80; i++) {
                damaged[i] ^= 0x55;
            }
            assertThat(refusal(damaged)).isEqualTo(Reason.DAMAGED);
        }
        byte[] stored = stored("a.csv", rows);
        assertThat(unpacked(stored)).isEqualTo(rows);
        stored[100] ^= 1;
        assertThat(refusal(stored)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void noMoreIsUnpackedThanTheLargestFileWhateverSizeIsStated() throws Exception {
        byte[] megabyte = new byte[1024 * 1024];
        Arrays.fill(megabyte, (byte) 'x');
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            for (int i = 0; i < 201; i++) {
                out.write(megabyte);
            }
        }
        assertThat(refusal(gzip.toByteArray())).isEqualTo(Reason.TOO_LARGE);

        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("a.csv"));
            for (int i = 0; i < 201; i++) {
                out.write(megabyte);
            }
        }
        byte[] lying = zip.toByteArray();
        int size = indexOf(lying, 0x50, 0x4B, 1, 2) + 24;
        Arrays.fill(lying, size, size + 4, (byte) 1);
        assertThat(refusal(lying)).isIn(Reason.TOO_LARGE, Reason.DAMAGED);
    }

    @ParameterizedTest
    @CsvSource({
        "messy-csv/frictionless/table.csv.gz, messy-csv/frictionless/table.csv",
        "messy-csv/frictionless/table.csv.zip, messy-csv/frictionless/table.csv",
        "messy-csv/frictionless/compression/implicit-gz.csv, messy-csv/frictionless/table.csv",
        "messy-csv/frictionless/compression/implicit-zip.csv, messy-csv/frictionless/table.csv"
    })
    void realFilesAreUnpacked(String packed, String plain) throws Exception {
        assertThat(Unpacking.unpack(SharedData.file(packed), to())).isTrue();
        assertThat(to()).hasSameBinaryContentAs(SharedData.file(plain));
    }

    private byte[] unpacked(byte[] upload) throws IOException, UnreadableFile {
        assertThat(Unpacking.unpack(upload(upload), to())).isTrue();
        return Files.readAllBytes(to());
    }

    private Reason refusal(byte[] bytes) throws IOException {
        var upload = upload(bytes);
        var refused = catchThrowableOfType(UnreadableFile.class, () -> Unpacking.unpack(upload, to()));
        assertThat(to()).doesNotExist();
        return refused.reason();
    }

    private Path upload(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("upload"), bytes);
    }

    private Path to() {
        return folder.resolve("unpacked");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(ROWS);
                }
            }
        }
        return packed.toByteArray();
    }

    private static byte[] zip(String name, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            out.putNextEntry(new ZipEntry(name));
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static byte[] stored(String name, byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(packed)) {
            var entry = new ZipEntry(name);
            var checksum = new CRC32();
            checksum.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(checksum.getValue());
            out.putNextEntry(entry);
            out.write(bytes);
        }
        return packed.toByteArray();
    }

    private static int indexOf(byte[] bytes, int... sought) {
        for (int start = 0; start < bytes.length; start++) {
            int length = 0;
            while (length < sought.length && bytes[start + length] == sought[length]) {
                length++;
            }
            if (length == sought.length) {
                return start;
            }
        }
        throw new IllegalArgumentException("Not there");
    }
}
