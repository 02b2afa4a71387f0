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

    /** @throws ImportFileGone when they are no longer there: nothing is written then */
    @Transactional(readOnly = true, rollbackFor = Exception.class)
    void write(ImportJob job, OutputStream out, Function<ImportText, String> wording) throws IOException {
        // Staged rows are for the check, and may be lost in a crash; those of an import that is over are kept apart.
        var rejected = job.finished().isPresent()
                ? "import_rejected where agency_id = current_agency() and job_id = ?"
                : "import_row where agency_id = current_agency() and job_id = ? and action = 'REJECTED'";
        refuseGone(job, rejected);
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
        database.query("select line, cells, errors from %s order by line".formatted(rejected), each, job.id());
        csv.flush();
        text.flush();
    }

    private void refuseGone(ImportJob job, String rejected) {
        var exists = "select exists (select from %s)".formatted(rejected);
        boolean isThere = Boolean.TRUE.equals(database.queryForObject(exists, Boolean.class, job.id()));
        if (!isThere && job.counts().rejected() > 0) {
            throw new ImportFileGone(job.id());
        }
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
