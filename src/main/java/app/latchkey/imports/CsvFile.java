package app.latchkey.imports;

import app.latchkey.imports.UnreadableFile.Reason;
import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A delimited text file, read once from its header to its end and held in memory one row at a time.
 *
 * <p>Lines may end as on Windows, Unix or old Macs, and may break inside quotes. Blank lines, and lines of nothing but
 * separators, are passed over. Rows come with as many cells as they have.
 */
final class CsvFile implements AutoCloseable {
    static final long LARGEST_BYTES = 200L * 1024 * 1024;
    static final long MOST_ROWS = 2_000_000;
    static final int MOST_COLUMNS = 500;
    static final int LONGEST_CELL = 32_768;

    /** Room for a cell of the longest kind in which every character is a quote, doubled. */
    private static final int PARSER_BUFFER = 4 * LONGEST_CELL;

    private static final Pattern LINE_IN_MESSAGE = Pattern.compile("starting at line ([0-9]+)");

    private static final Map<String, Reason> PARSER_REASONS = Map.of(
            "maximum buffer size", Reason.CELL_TOO_LARGE,
            "Unclosed quoted field", Reason.UNCLOSED_QUOTE,
            "after closing quote", Reason.STRAY_QUOTE);

    private final CsvFormat format;
    private final CsvReader<CsvRow> reader;
    private final CloseableIterator<CsvRow> records;
    private final List<String> header;
    private final long mostRows;
    private Optional<CsvRow> following;
    private long rows;

    private CsvFile(Path file, CsvFormat format, long mostRows) throws IOException, UnreadableFile {
        this.format = format;
        this.mostRows = mostRows;
        Reader text = new TextOnly(format.open(file));
        try {
            reader = format.reader()
                    .maxBufferSize(PARSER_BUFFER)
                    .build(new CsvRecords(MOST_COLUMNS, LONGEST_CELL), text);
            if (startsWithSeparatorLine(file, format)) {
                reader.skipLines(1);
            }
            records = reader.iterator();
            var names = read().orElseThrow(() -> new UnreadableFile(Reason.EMPTY));
            following = read();
            if (HeaderCheck.isData(names.cells(), following.map(CsvRow::cells).orElse(List.of()))) {
                throw new UnreadableFile(Reason.HEADER_IS_DATA, names.line());
            }
            if (following.isEmpty()) {
                throw new UnreadableFile(Reason.HEADER_ONLY);
            }
            header = names(names.cells());
        } catch (IOException | UnreadableFile | RuntimeException failure) {
            text.close();
            throw failure;
        }
    }

    /** Opens a file in the format it seems to have. */
    static CsvFile open(Path file) throws IOException, UnreadableFile {
        refuseUnlessText(file);
        return new CsvFile(file, CsvFormat.detect(file), MOST_ROWS);
    }

    /** Opens a file in a format that somebody chose. */
    static CsvFile open(Path file, CsvFormat format) throws IOException, UnreadableFile {
        return open(file, format, MOST_ROWS);
    }

    static CsvFile open(Path file, CsvFormat format, long mostRows) throws IOException, UnreadableFile {
        refuseUnlessText(file);
        return new CsvFile(file, format, mostRows);
    }

    CsvFormat format() {
        return format;
    }

    /** The names of the columns: none blank ("Column 3" instead), no two the same ("Name", then "Name (2)"). */
    List<String> header() {
        return header;
    }

    /** The next row; empty at the end of the file. */
    Optional<CsvRow> next() throws IOException, UnreadableFile {
        var row = following;
        if (row.isPresent()) {
            rows++;
            if (rows > mostRows) {
                throw new UnreadableFile(Reason.TOO_LARGE, row.get().line());
            }
            following = Optional.empty();
            following = read();
        }
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static void refuseUnlessText(Path file) throws IOException, UnreadableFile {
        long bytes = Files.size(file);
        if (bytes == 0) {
            throw new UnreadableFile(Reason.EMPTY);
        }
        if (bytes > LARGEST_BYTES) {
            throw new UnreadableFile(Reason.TOO_LARGE);
        }
        var signature = FileSignature.of(file);
        if (signature.isPresent()) {
            throw new UnreadableFile(signature.get());
        }
    }

    private static boolean startsWithSeparatorLine(Path file, CsvFormat format) throws IOException {
        try (var text = format.open(file)) {
            char[] start = new char[16];
            int length = Math.max(0, text.read(start));
            return CsvFormat.isSeparatorLine(
                    new String(start, 0, length).lines().findFirst().orElse(""));
        }
    }

    private Optional<CsvRow> read() throws IOException, UnreadableFile {
        try {
            while (records.hasNext()) {
                var row = records.next();
                if (!row.isBlank()) {
                    return Optional.of(row);
                }
            }
            return Optional.empty();
        } catch (CsvParseException failure) {
            if (failure.getCause() instanceof CsvRecords.Refused refused) {
                throw refused.why();
            }
            throw refusal(failure);
        } catch (UncheckedIOException failure) {
            if (failure.getCause() instanceof NotText) {
                throw new UnreadableFile(Reason.BINARY);
            }
            throw failure.getCause();
        }
    }

    /** The parser tells its reasons in words only. */
    private static UnreadableFile refusal(CsvParseException failure) {
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

    private static List<String> names(List<String> cells) {
        var names = new ArrayList<String>();
        var taken = new HashSet<String>();
        for (int column = 0; column < cells.size(); column++) {
            String stated = cells.get(column).replaceAll("[\\s\\p{Z}]+", " ").strip();
            String name = stated.isEmpty() ? "Column " + (column + 1) : stated;
            String unique = name;
            for (int copy = 2; !taken.add(unique.toLowerCase(Locale.ROOT)); copy++) {
                unique = name + " (" + copy + ")";
            }
            names.add(unique);
        }
        return List.copyOf(names);
    }

    /** Text holds no NUL; the database would not take one either. */
    private static final class TextOnly extends FilterReader {

        TextOnly(Reader text) {
            super(text);
        }

        @Override
        public int read() throws IOException {
            int character = super.read();
            if (character == 0) {
                throw new NotText();
            }
            return character;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            for (int i = offset; i < offset + read; i++) {
                if (buffer[i] == 0) {
                    throw new NotText();
                }
            }
            return read;
        }
    }

    private static final class NotText extends IOException {}
}
