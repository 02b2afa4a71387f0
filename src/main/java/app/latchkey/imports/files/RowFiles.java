package app.latchkey.imports.files;

import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Opens files of rows, each by what it is and not by its name. */
public final class RowFiles {

    public static final long LARGEST_BYTES = 200L * 1024 * 1024;
    public static final long MOST_ROWS = 2_000_000;
    public static final int MOST_COLUMNS = 500;

    /** In characters. */
    public static final int LONGEST_CELL = 32_768;

    private RowFiles() {}

    /**
     * Opens a file that is not packed.
     *
     * @throws UnreadableFile when it holds no rows that can be read, as far as its beginning tells
     */
    public static RowFile open(Path rows, FileChoices choices) throws IOException, UnreadableFile {
        return open(rows, choices, MOST_ROWS);
    }

    /** The charsets that a text may be read in. */
    public static List<String> charsets() {
        return TextEncoding.CHARSETS;
    }

    /** The characters that may stand between two cells. */
    public static List<Character> separators() {
        return CsvFormat.SEPARATORS;
    }

    static RowFile open(Path rows, FileChoices choices, long mostRows) throws IOException, UnreadableFile {
        long bytes = Files.size(rows);
        if (bytes == 0) {
            throw new UnreadableFile(Reason.EMPTY);
        }
        if (bytes > LARGEST_BYTES) {
            throw new UnreadableFile(Reason.TOO_LARGE);
        }
        return new HeadedFile(records(rows, choices), choices.headerLine(), mostRows);
    }

    private static Records records(Path file, FileChoices choices) throws IOException, UnreadableFile {
        return switch (FileSignature.of(file)) {
            case ZIP -> workbook(file, choices);
            case COMPOUND -> throw new UnreadableFile(CompoundFile.reason(file));
            case PDF -> throw new UnreadableFile(Reason.PDF);
            case GZIP, OTHER_ARCHIVE -> throw new UnreadableFile(Reason.ARCHIVE);
            case OTHER_BINARY -> throw new UnreadableFile(Reason.BINARY);
            case NONE -> text(file, choices);
        };
    }

    private static Records workbook(Path file, FileChoices choices) throws IOException, UnreadableFile {
        var zip = ZipListing.of(file);
        if (zip.isWorkbook()) {
            return WorkbookFile.open(file, choices.sheet(), Objects.requireNonNullElse(choices.headerLine(), 1L));
        }
        if (zip.isSpreadsheet()) {
            throw new UnreadableFile(Reason.SPREADSHEET);
        }
        throw new UnreadableFile(zip.isDocument() ? Reason.BINARY : Reason.ARCHIVE);
    }

    private static Records text(Path file, FileChoices choices) throws IOException, UnreadableFile {
        var encoding = TextEncoding.of(file, choices.charset());
        return switch (TextKind.of(file, encoding)) {
            case WEB_PAGE -> throw new UnreadableFile(Reason.WEB_PAGE);
            case XML -> throw new UnreadableFile(Reason.XML);
            case JSON -> throw new UnreadableFile(Reason.JSON);
            case BLM -> BlmFile.open(file, encoding);
            case ROWS -> CsvFile.open(file, CsvFormat.of(file, encoding, choices.separator()), choices.headerLine());
        };
    }
}
