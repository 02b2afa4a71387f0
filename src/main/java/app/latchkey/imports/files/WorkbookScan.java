package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A look through a workbook before it is read, for the reader of workbooks trusts them. Nothing is kept of it but the
 * number of rows in each sheet.
 *
 * <p>Refused is what would fill the memory: more than 2 GB unpacked, whatever sizes are stated; a part other than a
 * sheet, held in memory while reading, of more than 256 MB; and what {@link PartScan} refuses.
 */
final class WorkbookScan {

    private static final long LARGEST = 2L << 30;
    private static final long LARGEST_PART = 256L << 20;
    private static final String SHEETS = "xl/worksheets/";
    private static final String RELATIONS = "xl/_rels/workbook.xml.rels";
    private static final String STYLES = "/styles.xml";
    private static final int LONGEST_RELATIONS = 1 << 20;

    private static final Pattern RELATION = Pattern.compile("<(?:\\w+:)?Relationship\\s[^>]*>");
    private static final Pattern ID = Pattern.compile("\\sId=[\"']([^\"']*)[\"']");
    private static final Pattern TARGET = Pattern.compile("\\sTarget=[\"']/?(?:xl/)?([^\"']*)[\"']");

    private final Map<String, Long> rowsByPart = new HashMap<>();
    private final Map<String, String> partsById = new HashMap<>();
    private boolean hasIsoDates;
    private final boolean hasStyles;

    private WorkbookScan(ZipFile zip) throws IOException, UnreadableFile {
        var names = new HashSet<String>();
        long left = LARGEST;
        long strings = 0;
        int highestString = -1;
        for (var entry : zip.stream().toList()) {
            if (!names.add(entry.getName().toLowerCase(Locale.ROOT))) {
                throw new UnreadableFile(Reason.DAMAGED);
            }
            var part = scan(zip, entry, left);
            left -= part.bytes();
            strings = Math.max(strings, part.strings());
            highestString = Math.max(highestString, part.highestString());
            hasIsoDates |= part.hasIsoDates();
            rowsByPart.put(entry.getName(), part.rows());
        }
        if (highestString >= strings) {
            throw new UnreadableFile(Reason.DAMAGED);
        }
        hasStyles = names.stream().anyMatch(name -> name.endsWith(STYLES));
        relate(zip);
    }

    static WorkbookScan of(Path file) throws IOException, UnreadableFile {
        try (var zip = ZipListing.open(file)) {
            return new WorkbookScan(zip);
        } catch (ZipException | EOFException damaged) {
            throw new UnreadableFile(Reason.DAMAGED);
        }
    }

    /** How many rows the sheet with this id has, blank ones too; 0 if that is not known. */
    long rows(String sheetId) {
        return rowsByPart.getOrDefault("xl/" + partsById.getOrDefault(sheetId, ""), 0L);
    }

    boolean hasIsoDates() {
        return hasIsoDates;
    }

    /** Programs that write plain tables leave them out. */
    boolean hasStyles() {
        return hasStyles;
    }

    static boolean isSheet(String part) {
        return part.startsWith(SHEETS);
    }

    private static PartScan scan(ZipFile zip, ZipEntry entry, long most) throws IOException, UnreadableFile {
        boolean isSheet = isSheet(entry.getName());
        try (var bytes = zip.getInputStream(entry)) {
            return PartScan.of(bytes, isSheet ? most : Math.min(most, LARGEST_PART), isSheet);
        }
    }

    private void relate(ZipFile zip) throws IOException {
        var entry = zip.getEntry(RELATIONS);
        if (entry == null) {
            return;
        }
        try (var bytes = zip.getInputStream(entry)) {
            RELATION.matcher(new String(bytes.readNBytes(LONGEST_RELATIONS), StandardCharsets.UTF_8))
                    .results()
                    .forEach(relation -> relate(ID.matcher(relation.group()), TARGET.matcher(relation.group())));
        }
    }

    private void relate(Matcher id, Matcher target) {
        if (id.find() && target.find()) {
            partsById.put(id.group(1), target.group(1));
        }
    }
}
