package app.latchkey.listings;

import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportOrder;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.ExportTooLarge;
import app.latchkey.exports.Exports;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes listings as files: what was ticked, or all that a filter finds, in the list's order. */
@Service
@PreAuthorize(Roles.MAY_EXPORT)
@Transactional(readOnly = true)
public class ListingExport {

    private final ListingQueries queries;
    private final ListingCursor cursor;
    private final Exports exports;
    private final CurrentUser user;

    ListingExport(ListingQueries queries, ListingCursor cursor, Exports exports, CurrentUser user) {
        this.queries = queries;
        this.cursor = cursor;
        this.exports = exports;
        this.user = user;
    }

    /** Exactly as many rows as {@link #write} would write now. */
    public long count(ListingSelection selection) {
        return queries.count(selection);
    }

    /** As many rows as this person may have in such a file. */
    public long mostRows(ExportFormat format) {
        return format.mostRows(user.require().role());
    }

    /**
     * Writes until all is written or the run is cancelled, and keeps a record of either.
     *
     * @param said which rows, in words, for the record
     * @param wording the text of a key
     * @throws ExportTooLarge when there are more rows than this person may have in such a file
     * @throws IOException when it was cancelled, or the reader is gone
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void write(
            ListingSelection selection,
            ListingSort sort,
            ExportChoice choice,
            String said,
            UnaryOperator<String> wording,
            ExportRun run,
            OutputStream out)
            throws IOException {
        var order = new ExportOrder(
                choice.format(),
                ListingService.ENTITY,
                wording.apply("listings.title"),
                said,
                choice.columns().stream()
                        .map(column -> wording.apply(column.heading()))
                        .toList(),
                choice.marked(),
                mostRows(choice.format()));
        exports.write(
                order,
                (running, each) -> cursor.read(selection, sort, choice.columns(), wording, running, each),
                run,
                out);
    }

    /** @param marked whether a CSV begins with a byte order mark, by which Excel knows UTF-8 */
    public record ExportChoice(ExportFormat format, List<ListingExportColumn> columns, boolean marked) {
        public ExportChoice {
            columns = List.copyOf(columns);
        }
    }
}
