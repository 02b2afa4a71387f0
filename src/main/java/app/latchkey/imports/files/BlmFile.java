package app.latchkey.imports.files;

import app.latchkey.imports.files.FileFormat.Kind;
import app.latchkey.imports.files.UnreadableFile.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of a BLM file, version 3: the definition of its fields first, then its data.
 *
 * <p>Fields and records end with the characters that the header names, and may hold line breaks. What stands between
 * the last end of a field and the end of its record is a field only if it is not blank.
 */
final class BlmFile implements Records {

    private static final String DEFINITION = "#DEFINITION#";
    private static final String DATA = "#DATA#";
    private static final String END = "#END#";

    private static final int MOST_HEADER_LINES = 100;
    private static final int LONGEST_HEADER_LINE = 1_000;

    private final CountedBytes bytes;
    private final BufferedReader text;
    private final TextEncoding encoding;
    private final StringBuilder cell = new StringBuilder();
    private final char endOfField;
    private final char endOfRecord;
    private @Nullable FileRow definition;
    private long line = 1;
    private int previous;

    private BlmFile(CountedBytes bytes, Reader text, TextEncoding encoding) throws IOException, UnreadableFile {
        this.bytes = bytes;
        this.text = new BufferedReader(text);
        this.encoding = encoding;
        var header = header();
        endOfField = end("EOF", header);
        endOfRecord = end("EOR", header);
        skipBlank();
        definition = record(Reason.BLM_DEFINITION);
        skipBlank();
        if (!DATA.equalsIgnoreCase(headerLine(Reason.BLM_DATA))) {
            throw new UnreadableFile(Reason.BLM_DATA, line);
        }
    }

    static BlmFile open(Path file, TextEncoding encoding) throws IOException, UnreadableFile {
        var bytes = CountedBytes.of(file);
        try {
            return new BlmFile(bytes, new TextOnly(encoding.text(bytes)), encoding);
        } catch (TextOnly.NotText failure) {
            bytes.close();
            throw new UnreadableFile(Reason.BINARY);
        } catch (IOException | UnreadableFile | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    @Override
    public FileFormat format(long headerLine) {
        return new FileFormat(
                Kind.BLM, encoding.charset().name(), endOfField, endOfRecord, null, List.of(), headerLine);
    }

    @Override
    public @Nullable FileRow next() throws IOException, UnreadableFile {
        var names = definition;
        if (names != null) {
            definition = null;
            return names;
        }
        try {
            skipBlank();
            while (!isAtEnd()) {
                var row = record(Reason.BLM_CUT_OFF);
                if (!row.isBlank()) {
                    return row;
                }
                skipBlank();
            }
            return null;
        } catch (TextOnly.NotText failure) {
            throw new UnreadableFile(Reason.BINARY, line);
        }
    }

    @Override
    public double readShare() {
        return bytes.share();
    }

    @Override
    public boolean isHeaderInDoubt() {
        return false;
    }

    @Override
    public boolean isTrimmed() {
        return false;
    }

    @Override
    public Reason whyEmpty() {
        return Reason.BLM_DEFINITION;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** What the lines above the definition say: names in capitals, values without quotes. */
    private Map<String, String> header() throws IOException, UnreadableFile {
        var values = new HashMap<String, String>();
        for (int lines = 0; lines < MOST_HEADER_LINES; lines++) {
            String stated = headerLine(Reason.BLM_DEFINITION);
            if (DEFINITION.equalsIgnoreCase(stated)) {
                return values;
            }
            int colon = stated.indexOf(':');
            if (colon > 0) {
                values.put(
                        stated.substring(0, colon).strip().toUpperCase(Locale.ROOT),
                        unquoted(stated.substring(colon + 1)));
            }
        }
        throw new UnreadableFile(Reason.BLM_DEFINITION, line);
    }

    private static char end(String name, Map<String, String> header) throws UnreadableFile {
        String end = header.getOrDefault(name, "");
        if (end.length() != 1) {
            throw new UnreadableFile(Reason.BLM_HEADER);
        }
        return end.charAt(0);
    }

    private static String unquoted(String value) {
        String stated = value.strip();
        boolean isQuoted = stated.length() > 2
                && stated.charAt(0) == stated.charAt(stated.length() - 1)
                && (stated.charAt(0) == '\'' || stated.charAt(0) == '"');
        return isQuoted ? stated.substring(1, stated.length() - 1) : stated;
    }

    private String headerLine(Reason ifMissing) throws IOException, UnreadableFile {
        var stated = new StringBuilder();
        int each = read();
        while (each >= 0 && each != '\n' && each != '\r') {
            if (stated.length() == LONGEST_HEADER_LINE) {
                throw new UnreadableFile(ifMissing, line);
            }
            stated.append((char) each);
            each = read();
        }
        if (each < 0 && stated.isEmpty()) {
            throw new UnreadableFile(ifMissing, line);
        }
        return stated.toString().strip();
    }

    private FileRow record(Reason ifCutOff) throws IOException, UnreadableFile {
        long start = line;
        var cells = new ArrayList<String>();
        cell.setLength(0);
        int each = read();
        while (each != endOfRecord) {
            if (each < 0) {
                throw new UnreadableFile(ifCutOff, start);
            }
            if (each == endOfField) {
                add(cells, start);
            } else if (cell.length() == RowFiles.LONGEST_CELL) {
                throw new UnreadableFile(Reason.CELL_TOO_LARGE, start);
            } else {
                cell.append((char) each);
            }
            each = read();
        }
        if (!cell.toString().isBlank()) {
            add(cells, start);
        }
        return new FileRow(start, cells);
    }

    private void add(List<String> cells, long start) throws UnreadableFile {
        if (cells.size() == RowFiles.MOST_COLUMNS) {
            throw new UnreadableFile(Reason.TOO_MANY_COLUMNS, start);
        }
        cells.add(cell.toString());
        cell.setLength(0);
    }

    private boolean isAtEnd() throws IOException, UnreadableFile {
        text.mark(END.length());
        char[] start = new char[END.length()];
        int length = Math.max(0, text.read(start));
        text.reset();
        if (length == 0) {
            throw new UnreadableFile(Reason.BLM_CUT_OFF, line);
        }
        return END.equalsIgnoreCase(new String(start, 0, length));
    }

    private void skipBlank() throws IOException {
        text.mark(1);
        int each = text.read();
        while (each >= 0 && Character.isWhitespace(each) && each != endOfField && each != endOfRecord) {
            text.reset();
            read();
            text.mark(1);
            each = text.read();
        }
        text.reset();
    }

    private int read() throws IOException {
        int each = text.read();
        if (each == '\r' || (each == '\n' && previous != '\r')) {
            line++;
        }
        previous = each;
        return each;
    }
}
