package app.latchkey.imports.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The names in a zip, read from its directory; nothing is unpacked. */
record ZipListing(List<String> names) {

    static ZipListing of(Path file) throws IOException, UnreadableFile {
        try (var zip = open(file)) {
            return new ZipListing(zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList());
        }
    }

    /** Names that are no UTF-8 and don't say so are common, and no reason to refuse the zip: each byte stands for one. */
    static ZipFile open(Path file) throws IOException, UnreadableFile {
        try {
            return new ZipFile(file.toFile(), ISO_8859_1);
        } catch (ZipException failure) {
            // There is no other sign of it.
            boolean isEncrypted = String.valueOf(failure.getMessage()).contains("encrypted");
            throw new UnreadableFile(isEncrypted ? Reason.ENCRYPTED : Reason.DAMAGED);
        }
    }

    boolean isWorkbook() {
        return hasFolder("xl/") && !names.contains("xl/workbook.bin");
    }

    /** Whether the zip is itself the document, as all of Office and OpenOffice are. */
    boolean isDocument() {
        return isSpreadsheet() || names.contains("[Content_Types].xml");
    }

    /** Whether the zip is a spreadsheet of any kind. */
    boolean isSpreadsheet() {
        return hasFolder("xl/") || names.contains("content.xml");
    }

    /** The files that somebody packed, without what a Mac adds. */
    List<String> files() {
        return names.stream()
                .filter(name ->
                        !name.startsWith("__MACOSX/") && !name.equals(".DS_Store") && !name.endsWith("/.DS_Store"))
                .toList();
    }

    private boolean hasFolder(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder));
    }
}
