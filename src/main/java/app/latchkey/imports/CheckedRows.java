package app.latchkey.imports;

import app.latchkey.platform.FormulaGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The rows of a file as they are checked one by one: line, cells, fields, errors, notices. */
final class CheckedRows extends CopyReader {

    private static final Comparator<RowError> IN_ORDER_OF_COLUMNS =
            Comparator.comparing(RowError::column, Comparator.nullsLast(Comparator.naturalOrder()));

    private final CsvFile file;
    private final ImportRun run;
    private final ImportTarget target;
    private final JsonMapper json;

    CheckedRows(CsvFile file, ImportRun run, ImportTarget target, JsonMapper json) {
        this.file = file;
        this.run = run;
        this.target = target;
        this.json = json;
    }

    @Override
    boolean nextLine() throws IOException {
        try {
            var row = file.next();
            row.ifPresent(this::write);
            return row.isPresent();
        } catch (UnreadableFile e) {
            throw new Unreadable(e);
        }
    }

    private void write(CsvRow row) {
        var cells = row.cells().stream().map(FormulaGuard::read).toList();
        int columns = file.header().size();
        if (cells.size() == columns) {
            check(row.line(), cells);
        } else {
            var key = cells.size() < columns ? "import.problem.too-few-cells" : "import.problem.too-many-cells";
            var counts = List.of(Integer.toString(cells.size()), Integer.toString(columns));
            write(row.line(), cells, Map.of(), List.of(new RowError(null, key, counts)), List.of());
        }
    }

    private void check(long line, List<String> cells) {
        var texts = new HashMap<String, String>();
        var errors = new ArrayList<RowError>();
        run.columns().forEach((field, column) -> {
            var text = CellText.strip(cells.get(column));
            CellText.unfit(text)
                    .ifPresent(character ->
                            errors.add(new RowError(column, "import.problem.character", List.of(character))));
            texts.put(field, text);
        });
        var checked = target.check(texts, run);
        checked.problems().forEach(problem -> errors.add(RowError.of(problem, run)));
        errors.sort(IN_ORDER_OF_COLUMNS);
        var notices = checked.notices().stream()
                .map(notice -> RowError.of(notice, run))
                .toList();
        write(line, cells, errors.isEmpty() ? checked.fields() : Map.of(), errors, notices);
    }

    private void write(
            long line, List<String> cells, Map<String, Object> fields, List<RowError> errors, List<RowError> notices) {
        value(Long.toString(line));
        array(cells);
        value(json.writeValueAsString(fields));
        value(json.writeValueAsString(errors));
        value(json.writeValueAsString(notices));
    }

    /** Carries a refusal through the driver, which knows no exceptions of ours. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        private final transient UnreadableFile why;

        Unreadable(UnreadableFile why) {
            super(why);
            this.why = why;
        }

        UnreadableFile why() {
            return why;
        }
    }
}
