package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the characters of a delimited text file are to be read. Detection is a proposal: every one of these may be
 * changed by who knows the file.
 *
 * @param byteOrderMark whether the file begins with one, which is not part of its text
 */
record CsvFormat(Charset charset, boolean byteOrderMark, char separator, char quote) {

    static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int SAMPLE_BYTES = 1 << 20;
    private static final int SAMPLE_CHARACTERS = 1 << 18;
    private static final int SAMPLE_RECORDS = 50;

    /** The line that tells Excel the separator: "sep=;". */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=(?<separator>[^\"'\\r\\nA-Za-z0-9])\"?\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * The format in which a file makes the most sense.
     *
     * <p>Characters: by the byte order mark; else UTF-8 if the first megabyte that holds more than ASCII is flawless
     * UTF-8; else Windows-1252, which British Excel writes. Separator: as a first line "sep=;" says; else the one of
     * comma, semicolon, tab and bar that cuts the first 50 records most evenly into more than one column. Quotes are
     * double unless the file has none of these and stands in single ones.
     */
    static CsvFormat detect(Path file) throws IOException {
        byte[] start;
        try (var bytes = Files.newInputStream(file)) {
            start = bytes.readNBytes(3);
        }
        var marked = byMark(start);
        var unseparated = new CsvFormat(
                marked.isPresent() ? marked.get() : isUtf8(file) ? UTF_8 : WINDOWS_1252, marked.isPresent(), ',', '"');
        var sample = unseparated.sample(file);
        char quote = bestCut(sample, '"').cut().quoted() == 0
                        && bestCut(sample, '\'').cut().isMostlyQuoted()
                ? '\''
                : '"';
        char separator =
                sample.separator().orElseGet(() -> bestCut(sample, quote).separator());
        return new CsvFormat(unseparated.charset(), unseparated.byteOrderMark(), separator, quote);
    }

    /** The text of a file, after its byte order mark; bytes that are no characters become U+FFFD. */
    Reader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            if (byteOrderMark) {
                bytes.skipNBytes(charset.equals(UTF_8) ? 3 : 2);
            }
            return new BufferedReader(new InputStreamReader(bytes, charset));
        } catch (IOException | RuntimeException failure) {
            bytes.close();
            throw failure;
        }
    }

    /** Whether the first line names the separator and so is not the header. */
    static boolean isSeparatorLine(String firstLine) {
        return SEPARATOR_LINE.matcher(firstLine).matches();
    }

    CsvReader.CsvReaderBuilder reader() {
        return reader(separator, quote);
    }

    private static CsvReader.CsvReaderBuilder reader(char separator, char quote) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .quoteCharacter(quote)
                .trimWhitespacesAroundQuotes(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    private static Optional<Charset> byMark(byte[] start) {
        if (start.length >= 3 && (start[0] & 0xFF) == 0xEF && (start[1] & 0xFF) == 0xBB && (start[2] & 0xFF) == 0xBF) {
            return Optional.of(UTF_8);
        }
        if (start.length >= 2 && (start[0] & 0xFF) == 0xFF && (start[1] & 0xFF) == 0xFE) {
            return Optional.of(UTF_16LE);
        }
        if (start.length >= 2 && (start[0] & 0xFF) == 0xFE && (start[1] & 0xFF) == 0xFF) {
            return Optional.of(UTF_16BE);
        }
        return Optional.empty();
    }

    private static boolean isUtf8(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            byte[] part = bytes.readNBytes(SAMPLE_BYTES);
            while (part.length == SAMPLE_BYTES && isAscii(part)) {
                part = bytes.readNBytes(SAMPLE_BYTES);
            }
            var decoder = UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            // A character cut in two by the end of the part is no flaw, one cut by the end of the file is.
            boolean isEnd = part.length < SAMPLE_BYTES;
            return !decoder.decode(ByteBuffer.wrap(part), CharBuffer.allocate(part.length + 1), isEnd)
                    .isError();
        }
    }

    private static boolean isAscii(byte[] part) {
        for (byte each : part) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    private Sample sample(Path file) throws IOException {
        char[] characters = new char[SAMPLE_CHARACTERS];
        int length = 0;
        try (var reader = open(file)) {
            int read = reader.read(characters);
            while (read > 0) {
                length += read;
                read = reader.read(characters, length, characters.length - length);
            }
        }
        return Sample.of(new String(characters, 0, length), length == characters.length);
    }

    private static SeparatedBy bestCut(Sample sample, char quote) {
        // max keeps the first of equals, the likeliest
        return SEPARATORS.stream()
                .map(separator -> new SeparatedBy(separator, cut(sample, separator, quote)))
                .max(Comparator.comparing(SeparatedBy::cut))
                .orElseThrow();
    }

    private static Cut cut(Sample sample, char separator, char quote) {
        var records = new ArrayList<CsvRow>();
        var cells = new CsvRecords(SAMPLE_CHARACTERS, SAMPLE_CHARACTERS);
        try (var reader = reader(separator, quote).build(cells, new StringReader(sample.text()))) {
            for (var record : reader) {
                if (records.size() == SAMPLE_RECORDS) {
                    break;
                }
                if (record.cells().size() > 1 || !record.isBlank()) {
                    records.add(record);
                }
            }
            if (sample.isCutOff() && records.size() > 1 && records.size() < SAMPLE_RECORDS) {
                records.removeLast();
            }
        } catch (CsvParseException endsInsideQuotes) {
            // What was read before it counts.
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Cut.of(records, cells.quoted());
    }

    private record SeparatedBy(char separator, Cut cut) {}

    /** The beginning of a file, without a first line that names the separator. */
    private record Sample(String text, Optional<Character> separator, boolean isCutOff) {

        static Sample of(String text, boolean isCutOff) {
            String firstLine = text.lines().findFirst().orElse("");
            var named = SEPARATOR_LINE.matcher(firstLine);
            return named.matches()
                    ? new Sample(
                            text.substring(firstLine.length()),
                            Optional.of(named.group("separator").charAt(0)),
                            isCutOff)
                    : new Sample(text, Optional.empty(), isCutOff);
        }
    }

    /**
     * How a separator cuts records into cells.
     *
     * @param columns the commonest number of cells
     * @param evenness the share of records with that number; half of it if the first record, the header, is not cut
     */
    private record Cut(int columns, double evenness, int cells, int quoted) implements Comparable<Cut> {

        private static final Comparator<Cut> BY_SENSE = Comparator.comparing((Cut cut) -> cut.columns() > 1)
                .thenComparing(Cut::evenness)
                .thenComparing(Cut::columns);

        static Cut of(List<CsvRow> records, int quoted) {
            if (records.isEmpty()) {
                return new Cut(0, 0, 0, quoted);
            }
            var counts = records.stream()
                    .collect(Collectors.groupingBy(row -> row.cells().size(), Collectors.counting()));
            int columns = counts.entrySet().stream()
                    .max(Comparator.<Map.Entry<Integer, Long>>comparingLong(Map.Entry::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
            double share = (double) counts.getOrDefault(columns, 0L) / records.size();
            boolean headerIsCut = records.getFirst().cells().size() > 1;
            int cells = (int) records.stream()
                    .map(CsvRow::cells)
                    .mapToLong(
                            row -> row.stream().filter(cell -> !cell.isBlank()).count())
                    .sum();
            return new Cut(columns, headerIsCut ? share : share / 2, cells, quoted);
        }

        boolean isMostlyQuoted() {
            return quoted > 0 && quoted * 2 >= cells;
        }

        @Override
        public int compareTo(Cut other) {
            return BY_SENSE.compare(this, other);
        }
    }
}
