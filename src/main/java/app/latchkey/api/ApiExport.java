package app.latchkey.api;

import app.latchkey.exports.Cell;
import app.latchkey.exports.ExportFormat;
import app.latchkey.exports.ExportOrder;
import app.latchkey.exports.ExportRun;
import app.latchkey.exports.Exports;
import app.latchkey.exports.ExportsBusy;
import app.latchkey.platform.Place;
import app.latchkey.platform.QueryReader;
import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.Roles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes a list as long as it is, a few hundred rows at a time, and keeps the record of it as of any export. Rows that are
 * written meanwhile may be in it or not; none is in it twice or left out for them.
 */
@Service
@PreAuthorize(Roles.MAY_EXPORT)
@Transactional(readOnly = true, propagation = Propagation.NEVER)
public class ApiExport {

    private static final int ROWS_AT_ONCE = 500;

    private final Exports exports;
    private final CurrentUser user;
    private final ApiJson json;

    ApiExport(Exports exports, CurrentUser user, ApiJson json) {
        this.exports = exports;
        this.user = user;
        this.json = json;
    }

    enum Form {
        NDJSON,
        CSV
    }

    private record Asked<F, S, T>(F filter, S sort, Form form, Fields<T> fields) {}

    /**
     * Writes what the request's parameters say.
     *
     * @throws IOException when the reader is gone
     */
    public <F, S, T> void write(ApiList<F, S, T> list, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var asked = ApiQuery.read(request, query -> asked(list, query));
        var format = asked.form() == Form.CSV ? ExportFormat.CSV : ExportFormat.NDJSON;
        long most = format.mostRows(user.require().role());
        refuseMoreThan(most, list, asked.filter());
        var said = request.getQueryString();
        var columns = Flat.columns(list.row(), asked.fields());
        var order = new ExportOrder(
                format, list.kind(), list.name(), said == null ? list.name() : said, columns, false, most);
        response.setContentType(format.contentType());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s.%s\"".formatted(list.name(), format.extension()));
        try {
            write(list, asked, order, response.getOutputStream());
        } catch (ExportsBusy e) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(ExportsBusy.AGAIN_AFTER.toSeconds()));
            throw new ApiRefusal(
                    HttpStatus.SERVICE_UNAVAILABLE, "exports-busy", e, ExportsBusy.AGAIN_AFTER.toSeconds());
        }
    }

    private <F, S, T> void write(ApiList<F, S, T> list, Asked<F, S, T> asked, ExportOrder order, OutputStream out)
            throws IOException {
        var run = new ExportRun();
        if (order.format() == ExportFormat.CSV) {
            exports.write(
                    order,
                    (unused, each) -> each(list, asked, row -> each.accept(cells(asked, row, order.headings()))),
                    run,
                    out);
        } else {
            exports.record(order, run, out, buffered -> lines(list, asked, order, run, buffered));
        }
    }

    /** Before the first row is sent: who has read some thinks that these are all. */
    private static <F> void refuseMoreThan(long most, ApiList<F, ?, ?> list, F filter) {
        if (most < Long.MAX_VALUE && list.count().apply(filter).count() > most) {
            throw new ApiRefusal(HttpStatus.FORBIDDEN, "export-too-large", null, most);
        }
    }

    private <F, S, T> void lines(
            ApiList<F, S, T> list, Asked<F, S, T> asked, ExportOrder order, ExportRun run, OutputStream out) {
        each(list, asked, row -> {
            run.row(order);
            json.writeLine(asked.fields().of(row), out);
        });
    }

    private <T> List<@Nullable Cell> cells(Asked<?, ?, T> asked, T row, List<String> columns) {
        return Flat.cells(json.tree(asked.fields().of(row)), columns);
    }

    private static <F, S, T> void each(ApiList<F, S, T> list, Asked<F, S, T> asked, Consumer<T> consumer) {
        var rows = list.rows().read(asked.filter(), asked.sort(), 0, ROWS_AT_ONCE);
        while (true) {
            rows.forEach(consumer);
            if (rows.size() < ROWS_AT_ONCE) {
                return;
            }
            Place last = list.place().apply(asked.sort(), rows.getLast());
            rows = list.rowsAfter().read(asked.filter(), asked.sort(), last, ROWS_AT_ONCE);
        }
    }

    /** Every parameter that {@link #write} reads. */
    static <F, S, T> List<QueryReader.Parameter> parameters(ApiList<F, S, T> list) {
        return QueryReader.parameters(query -> asked(list, query));
    }

    private static <F, S, T> Asked<F, S, T> asked(ApiList<F, S, T> list, QueryReader query) {
        var form = query.choice("format", Form.class);
        return new Asked<>(
                list.filter().apply(query),
                list.sort().apply(query),
                form == null ? Form.NDJSON : form,
                Fields.read(query, list.row()));
    }
}
