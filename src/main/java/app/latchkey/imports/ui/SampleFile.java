package app.latchkey.imports.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.latchkey.imports.ImportField;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A file to begin with, and one that says what each of its columns may hold. */
record SampleFile(List<ImportField> fields, Wording wording) {

    /** One row that can go in as it is, of all fields that have an example. */
    void write(OutputStream out) throws IOException {
        var shown = fields.stream().filter(field -> !field.example().isEmpty()).toList();
        write(
                out,
                List.of(
                        shown.stream().map(SampleFile::heading).toList(),
                        shown.stream().map(ImportField::example).toList()));
    }

    void writeGuide(OutputStream out) throws IOException {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                wording.of("import.guide.column"),
                wording.of("import.guide.field"),
                wording.of("import.guide.required"),
                wording.of("import.guide.example"),
                wording.of("import.guide.words"),
                wording.of("import.guide.names")));
        for (var field : fields) {
            rows.add(List.of(
                    heading(field),
                    wording.of(field.key()),
                    wording.of(field.required() ? "yes" : "no"),
                    field.example(),
                    field.choices().stream()
                            .map(word -> wording.of(field.choiceKey() + word))
                            .collect(Collectors.joining("; ")),
                    String.join("; ", field.synonyms())));
        }
        write(out, rows);
    }

    private static void write(OutputStream out, List<List<String>> rows) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write('\uFEFF');
        var csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        rows.forEach(csv::writeRecord);
        csv.flush();
        text.flush();
    }

    /** "Rent frequency" of "rentFrequency": a column of this name is recognised. */
    private static String heading(ImportField field) {
        var words = field.name().replaceAll("(?=\\p{Lu})", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
