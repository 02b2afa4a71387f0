package app.latchkey.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.latchkey.platform.FormulaGuard;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rejected rows as they came, behind two columns that say where and why, to be corrected in a spreadsheet and
 * uploaded again. The two stand in front, so that a row keeps the number of cells it was rejected for.
 */
@Component
class ErrorFile {

    private static final List<String> OURS = List.of("line", "reason");
    private static final TypeReference<List<RowError>> ERRORS = new TypeReference<>() {};
    private static final int FETCH = 500;

    private final JdbcTemplate database;
    private final JsonMapper json;

    ErrorFile(DataSource connections, JsonMapper json) {
        this.database = new JdbcTemplate(connections);
        this.database.setFetchSize(FETCH);
        this.json = json;
    }

    @Transactional(readOnly = true, rollbackFor = Exception.class)
    void write(ImportJob job, OutputStream out, Function<ImportText, String> wording) throws IOException {
        var header = job.plan().columns().stream().map(FileColumn::name).toList();
        int skipped = comesFromHere(header) ? OURS.size() : 0;
        var text = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        text.write('\uFEFF');
        var csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text);
        csv.writeRecord(record(OURS, header, skipped));
        RowCallbackHandler each = row -> {
            var reason = json.readValue(row.getString("errors"), ERRORS).stream()
                    .map(error -> reason(error, header, wording))
                    .collect(Collectors.joining(" "));
            var cells = Arrays.asList((String[]) row.getArray("cells").getArray());
            csv.writeRecord(record(List.of(Long.toString(row.getLong("line")), reason), cells, skipped));
        };
        database.query("""
                select line, cells, errors from import_row where agency_id = current_agency() and job_id = ? and action = 'REJECTED' order by line""", each, job.id());
        csv.flush();
        text.flush();
    }

    /** Whether a file is such a one, uploaded again: its first two columns are then not the owner's. */
    private static boolean comesFromHere(List<String> header) {
        return header.size() > OURS.size()
                && header.subList(0, OURS.size()).stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .toList()
                        .equals(OURS);
    }

    private static List<String> record(List<String> ours, List<String> theirs, int skipped) {
        return Stream.concat(ours.stream(), theirs.stream().skip(skipped))
                .map(FormulaGuard::guard)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static String reason(RowError error, List<String> header, Function<ImportText, String> wording) {
        var column = error.column();
        var said = wording.apply(error.text());
        return column == null ? said : header.get(column) + ": " + said;
    }
}
