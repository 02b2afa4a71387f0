package app.latchkey.imports.files;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How a delimited text is to be read. */
record CsvFormat(TextEncoding encoding, char separator, char quote) {

    static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');

    private static final int SAMPLE_CHARACTERS = 1 << 18;
    private static final int SAMPLE_RECORDS = 50;

    /** The line that tells Excel the separator: "sep=;". */
    private static final Pattern SEPARATOR_LINE =
            Pattern.compile("\"?sep=(?<separator>[^\"'\\r\\nA-Za-z0-9])\"?\\s*", Pattern.CASE_INSENSITIVE);

    private static final int SEPARATOR_LINE_LENGTH = 16;

    /**
     * The format in which a text makes the most sense, as far as it was not chosen.
     *
     * <p>Separator: as a first line "sep=;" says; else the one of comma, semicolon, tab and bar that cuts the first 50
     * records most evenly into more than one column. Quotes are double unless the file has none of these and stands in
     * single ones.
     *
     * @param chosen one of {@link #SEPARATORS}, or null
     */
    static CsvFormat of(Path file, TextEncoding encoding, @Nullable Character chosen) throws IOException {
        if (chosen != null && !SEPARATORS.contains(chosen)) {
            throw new IllegalArgumentException("No separator to choose: " + chosen);
        }
        String start = encoding.start(file, SAMPLE_CHARACTERS);
        var sample = Sample.of(start, start.length() == SAMPLE_CHARACTERS);
        var separators = chosen == null ? SEPARATORS : List.of(chosen);
        char quote = bestCut(sample, separators, '"').cut().quoted() == 0
                        && bestCut(sample, separators, '\'').cut().isMostlyQuoted()
                ? '\''
                : '"';
        char separator = chosen != null
                ? chosen
                : sample.separator()
                        .orElseGet(() -> bestCut(sample, separators, quote).separator());
        return new CsvFormat(encoding, separator, quote);
    }

    /** Whether the first line names the separator and so is not the header. */
    boolean hasSeparatorLine(Path file) throws IOException {
        return SEPARATOR_LINE
                .matcher(firstLine(encoding.start(file, SEPARATOR_LINE_LENGTH)))
                .matches();
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

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static SeparatedBy bestCut(Sample sample, List<Character> separators, char quote) {
        // max keeps the first of equals, the likeliest
        return separators.stream()
                .map(separator -> new SeparatedBy(separator, cut(sample, separator, quote)))
                .max(Comparator.comparing(SeparatedBy::cut))
                .orElseThrow();
    }

    private static Cut cut(Sample sample, char separator, char quote) {
        var records = new ArrayList<FileRow>();
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
            String firstLine = firstLine(text);
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
     * @param evenness the share of records with that number; half of it if the first record is not cut
     */
    private record Cut(int columns, double evenness, int cells, int quoted) implements Comparable<Cut> {

        private static final Comparator<Cut> BY_SENSE = Comparator.comparing((Cut cut) -> cut.columns() > 1)
                .thenComparing(Cut::evenness)
                .thenComparing(Cut::columns);

        static Cut of(List<FileRow> records, int quoted) {
            if (records.isEmpty()) {
                return new Cut(0, 0, 0, quoted);
            }
            var counts = belowTitles(records).stream()
                    .collect(Collectors.groupingBy(row -> row.cells().size(), Collectors.counting()));
            var commonest = counts.entrySet().stream()
                    .max(Comparator.<Map.Entry<Integer, Long>>comparingLong(Map.Entry::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow();
            double share = (double) commonest.getValue() / records.size();
            boolean headerIsCut = records.getFirst().cells().size() > 1;
            int cells = records.stream().mapToInt(FileRow::filled).sum();
            return new Cut(commonest.getKey(), headerIsCut ? share : share / 2, cells, quoted);
        }

        /** Without the lines of one cell above the first that is cut, if these are few. */
        private static List<FileRow> belowTitles(List<FileRow> records) {
            int titles = 0;
            while (titles < records.size() && records.get(titles).cells().size() == 1) {
                titles++;
            }
            return titles < records.size() && titles <= HeaderSearch.MOST_TITLES
                    ? records.subList(titles, records.size())
                    : records;
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
