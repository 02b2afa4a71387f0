package app.latchkey.imports.files;

import app.latchkey.imports.files.FileFormat.Kind;
import app.latchkey.imports.files.UnreadableFile.Reason;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The records of a delimited text.
 *
 * <p>Lines may end as on Windows, Unix or old Macs, and may break inside quotes. Blank lines, and lines of nothing but
 * separators, are passed over. Records come with as many cells as they have.
 */
final class CsvFile implements Records {

    /** Room for a cell of the longest kind in which every character is a quote, doubled. */
    private static final int PARSER_BUFFER = 4 * RowFiles.LONGEST_CELL;

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("starting at line ([0-9]+)");

    private static final Map<String, Reason> PARSER_REASONS = Map.of(
            "maximum buffer size", Reason.CELL_TOO_LARGE,
            "Unclosed quoted field", Reason.UNCLOSED_QUOTE,
            "after closing quote", Reason.STRAY_QUOTE,
            "Not enough lines to skip", Reason.HEADER_ONLY);

    private final CsvFormat format;
    private final CountedBytes bytes;
    private final CsvReader<FileRow> reader;
    private final CloseableIterator<FileRow> records;

    private CsvFile(CountedBytes bytes, Reader text, CsvFormat format, int linesToSkip) throws UnreadableFile {
        this.bytes = bytes;
        this.format = format;
        reader = format.reader()
                .maxBufferSize(PARSER_BUFFER)
                .build(new CsvRecords(RowFiles.MOST_COLUMNS, RowFiles.LONGEST_CELL), text);
        try {
            reader.skipLines(linesToSkip);
        } catch (CsvParseException failure) {
            throw refusal(failure);
        }
        records = reader.iterator();
    }

    /**
     * Opens a text.
     *
     * @param firstLine the line to begin at, whatever stands above it; null for the first that does not just name the
     *     separator
     */
    static CsvFile open(Path file, CsvFormat format, @Nullable Long firstLine) throws IOException, UnreadableFile {
        int linesToSkip = firstLine == null
                ? format.hasSeparatorLine(file) ? 1 : 0
                : Math.toIntExact(Math.min(firstLine, Integer.MAX_VALUE) - 1);
        var bytes = CountedBytes.of(file);
        try {
            return new CsvFile(bytes, new TextOnly(format.encoding().text(bytes)), format, linesToSkip);
        } catch (IOException | UnreadableFile | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    @Override
    public FileFormat format(long headerLine) {
        return new FileFormat(
                Kind.DELIMITED,
                format.encoding().charset().name(),
                format.separator(),
                format.quote(),
                null,
                List.of(),
                headerLine);
    }

    @Override
    public @Nullable FileRow next() throws IOException, UnreadableFile {
        try {
            while (records.hasNext()) {
                var row = records.next();
                if (!row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (CsvParseException failure) {
            throw refusal(failure);
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof TextOnly.NotText) {
                throw new UnreadableFile(Reason.BINARY);
            }
            throw failure.getCause();
        }
    }

    @Override
    public double readShare() {
        return bytes.share();
    }

    @Override
    public boolean isHeaderInDoubt() {
        return true;
    }

    @Override
    public boolean isTrimmed() {
        return false;
    }

    @Override
    public Reason whyEmpty() {
        return Reason.EMPTY;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** The parser tells its own reasons in words only. */
    private static UnreadableFile refusal(CsvParseException failure) {
        if (failure.getCause() instanceof CsvRecords.Refused refused) {
            return refused.why();
        }
        String message = String.valueOf(failure.getMessage());
        var line = LINE_IN_MESSAGE.matcher(message);
        return new UnreadableFile(
                PARSER_REASONS.entrySet().stream()
                        .filter(words -> message.contains(words.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseThrow(() -> failure),
                line.find() ? Long.parseLong(line.group(1)) : 0);
    }
}
