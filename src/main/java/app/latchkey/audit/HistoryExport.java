package app.latchkey.audit;

import app.latchkey.exports.Cell;
import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportOrder;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.Exports;
import app.latchkey.platform.figures.Period;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes history as files, the newest first, for those who run the agency. */
@Service
@PreAuthorize(Roles.RUNS_AGENCY)
@Transactional(readOnly = true)
public class HistoryExport {

    /** What an export of history is put on record as. */
    public static final String ENTITY = "History";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss z", Locale.UK).withZone(Period.LONDON);

    private final HistoryCursor cursor;
    private final Exports exports;

    HistoryExport(HistoryCursor cursor, Exports exports) {
        this.cursor = cursor;
        this.exports = exports;
    }

    /** What stands in a row, each with the key of its heading. */
    private enum Column {
        NUMBER("history.number"),
        DAY("history.day"),
        TIME_OF_DAY("history.time"),
        PERSON("history.person"),
        REASON("history.reason"),
        REQUEST("history.request");

        private final String heading;

        Column(String heading) {
            this.heading = heading;
        }

        @Nullable Cell of(HistoryRow row) {
            var at = row.event().at();
            return switch (this) {
                case NUMBER -> new Cell.Count(row.id());
                case DAY -> new Cell.Day(at.atZone(Period.LONDON).toLocalDate());
                // Twice a year an hour comes twice: "01:30:00 BST", then "01:30:00 GMT".
                case TIME_OF_DAY -> new Cell.Text(TIME.format(at));
                case PERSON -> text(row.event().actor());
                case REASON -> text(row.event().reason());
                case REQUEST -> text(row.requestId());
            };
        }
    }

    /**
     * How events are said in words.
     *
     * @param heading the text of a key
     * @param words headings and values of what is said in words, for each row
     */
    public record Wording(
            Function<String, String> heading, List<String> headings, Function<HistoryRow, List<String>> words) {
        public Wording {
            headings = List.copyOf(headings);
        }
    }

    /**
     * Writes all that a filter finds, and keeps a record of it.
     *
     * @param said which events, in words, for the record
     * @throws IOException when it was cancelled, or the reader is gone
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void write(
            HistoryFilter filter, ExportFormat format, String said, Wording wording, ExportRun run, OutputStream out)
            throws IOException {
        var order = new ExportOrder(
                format,
                ENTITY,
                wording.heading().apply("history.title"),
                said,
                Stream.concat(
                                Arrays.stream(Column.values())
                                        .map(column -> wording.heading().apply(column.heading)),
                                wording.headings().stream())
                        .toList(),
                true,
                format.mostRows());
        exports.write(
                order, (running, each) -> cursor.read(filter, running, row -> tell(row, wording, each)), run, out);
    }

    private static void tell(HistoryRow row, Wording wording, Consumer<List<? extends @Nullable Cell>> each) {
        var cells = new ArrayList<@Nullable Cell>();
        for (var column : Column.values()) {
            cells.add(column.of(row));
        }
        wording.words().apply(row).forEach(word -> cells.add(text(word)));
        each.accept(cells);
    }

    private static @Nullable Cell text(@Nullable String value) {
        return value == null || value.isEmpty() ? null : new Cell.Text(value);
    }
}
