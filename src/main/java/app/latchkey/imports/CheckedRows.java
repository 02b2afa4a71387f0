package app.latchkey.imports;

import app.latchkey.imports.RowCheck.Finding;
import app.latchkey.imports.files.FileRow;
import app.latchkey.imports.files.UnreadableFile;
import app.latchkey.platform.FormulaGuard;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The rows of a file as they are checked one by one, as lines of COPY: line, cells, typed values, errors, what is
 * missing for a new record, notices, key. It gives a part of the file at a time.
 */
final class CheckedRows extends CopyReader {

    private static final Comparator<RowError> IN_ORDER_OF_COLUMNS =
            Comparator.comparing(RowError::column, Comparator.nullsLast(Comparator.naturalOrder()));

    private final Source source;
    private final int width;
    private final RowReader reader;
    private final ImportRun run;
    private final JsonMapper json;
    private final long most;
    private long lines;
    private long first;
    private long last;

    /** Where rows come from. */
    @FunctionalInterface
    interface Source {
        Optional<FileRow> next() throws IOException, UnreadableFile;
    }

    /**
     * @param width how many cells a row should have
     * @param most how many rows to give
     */
    CheckedRows(Source source, int width, RowReader reader, ImportRun run, JsonMapper json, long most) {
        this.source = source;
        this.width = width;
        this.reader = reader;
        this.run = run;
        this.json = json;
        this.most = most;
    }

    ImportRun run() {
        return run;
    }

    long lines() {
        return lines;
    }

    long firstLine() {
        return first;
    }

    long lastLine() {
        return last;
    }

    @Override
    boolean nextLine() throws IOException {
        if (lines == most) {
            return false;
        }
        try {
            var row = source.next();
            row.ifPresent(this::write);
            return row.isPresent();
        } catch (UnreadableFile e) {
            throw new Unreadable(e);
        }
    }

    private void write(FileRow row) {
        if (lines == 0) {
            first = row.line();
        }
        last = row.line();
        lines++;
        var cells = guarded(row.cells());
        if (cells.size() == width) {
            check(row.line(), cells);
        } else {
            var key = cells.size() < width ? "import.problem.too-few-cells" : "import.problem.too-many-cells";
            var counts = List.of(Integer.toString(cells.size()), Integer.toString(width));
            write(row.line(), cells, Map.of(), List.of(new RowError(null, key, counts)), List.of(), List.of(), null);
        }
    }

    private static List<String> guarded(List<String> cells) {
        var read = new ArrayList<String>(cells.size());
        for (var cell : cells) {
            read.add(FormulaGuard.read(cell));
        }
        return read;
    }

    private void check(long line, List<String> cells) {
        var errors = new ArrayList<RowError>();
        var texts = new HashMap<String, String>();
        run.columns().forEach((field, column) -> {
            var text = CellText.strip(cells.get(column));
            CellText.unfit(text)
                    .ifPresent(character ->
                            errors.add(new RowError(column, "import.problem.character", List.of(character))));
            texts.put(field, text);
        });
        var checked = reader.read(texts);
        add(errors, checked.problems());
        errors.sort(IN_ORDER_OF_COLUMNS);
        var key = errors.isEmpty() ? reader.key(checked.values()) : Optional.<String>empty();
        if (errors.isEmpty() && reader.hasKey() && key.isEmpty()) {
            errors.add(new RowError(reader.keyColumn(), "import.problem.no-key", List.of()));
        }
        var missing = new ArrayList<RowError>();
        var notices = new ArrayList<RowError>();
        add(missing, checked.missing());
        add(notices, checked.notices());
        write(line, cells, errors.isEmpty() ? checked.values() : Map.of(), errors, missing, notices, key.orElse(null));
    }

    private void add(List<RowError> errors, List<Finding> findings) {
        for (var finding : findings) {
            errors.add(RowError.of(finding, run));
        }
    }

    private void write(
            long line,
            List<String> cells,
            Map<String, Object> values,
            List<RowError> errors,
            List<RowError> missing,
            List<RowError> notices,
            @Nullable String key) {
        value(Long.toString(line));
        array(cells);
        value(values.isEmpty() ? "{}" : json.writeValueAsString(values));
        findings(errors);
        findings(missing);
        findings(notices);
        if (key == null) {
            nothing();
        } else {
            value(key);
        }
    }

    private void findings(List<RowError> findings) {
        value(findings.isEmpty() ? "[]" : json.writeValueAsString(findings));
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
