package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers what programs ask of a list. */
@Component
class ApiLists {

    private final Cursors cursors;
    private final TransactionTemplate transaction;

    ApiLists(Cursors cursors, PlatformTransactionManager transactions) {
        this.cursors = cursors;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
    }

    private record Asked<F, S, T>(F filter, S sort, Paging paging, Fields<T> fields) {}

    /** A page of it, as the request's parameters say; of each row the fields that were asked for. */
    <F, S, T> Page<Object> page(ApiList<F, S, T> list, HttpServletRequest request) {
        var asked = ApiQuery.read(request, query -> asked(list, query));
        return Objects.requireNonNull(transaction.execute(_ -> page(list, asked, request)));
    }

    /** Rows and their number by one transaction, which costs as much as either. */
    private <F, S, T> Page<Object> page(ApiList<F, S, T> list, Asked<F, S, T> asked, HttpServletRequest request) {
        var paging = asked.paging();
        var place = paging.cursor().isEmpty() ? null : cursors.read(paging.cursor(), source(list, request));
        int most = paging.size() + 1;
        var found = place == null
                ? list.rows().read(asked.filter(), asked.sort(), paging.offset(), most)
                : list.rowsAfter().read(asked.filter(), asked.sort(), place, most);
        var rows = found.subList(0, Math.min(found.size(), paging.size()));
        boolean hasNext = found.size() > rows.size();
        var total = paging.counted() ? total(list.count().apply(asked.filter())) : null;
        return new Page<>(
                rows.stream().map(asked.fields()::of).toList(),
                total,
                paging.number(),
                paging.size(),
                total == null ? null : (total + paging.size() - 1) / paging.size(),
                hasNext,
                place != null || paging.page() > 1,
                hasNext
                        ? cursors.write(list.place().apply(asked.sort(), rows.getLast()), source(list, request))
                        : null);
    }

    private static @Nullable Long total(Count count) {
        return count.atLeast() ? null : count.count();
    }

    <F, S, T> Count count(ApiList<F, S, T> list, HttpServletRequest request) {
        return list.count().apply(ApiQuery.read(request, list.filter()));
    }

    /** Every parameter that {@link #page} reads. */
    static <F, S, T> List<QueryReader.Parameter> parameters(ApiList<F, S, T> list) {
        return QueryReader.parameters(query -> asked(list, query));
    }

    /** Every parameter that {@link #count} reads. */
    static List<QueryReader.Parameter> filters(ApiList<?, ?, ?> list) {
        return QueryReader.parameters(list.filter());
    }

    private static <F, S, T> Asked<F, S, T> asked(ApiList<F, S, T> list, QueryReader query) {
        return new Asked<>(
                list.filter().apply(query),
                list.sort().apply(query),
                Paging.read(query),
                Fields.read(query, list.row()));
    }

    /** A cursor is of use for the same filter and order alone. */
    private static String source(ApiList<?, ?, ?> list, HttpServletRequest request) {
        var source = new StringBuilder(list.name());
        new TreeMap<>(request.getParameterMap()).forEach((name, values) -> {
            if (!Paging.PARAMETERS.contains(name)) {
                source.append('\n').append(name).append('=');
                Arrays.stream(values)
                        .sorted()
                        .forEach(value -> source.append(value).append('\t'));
            }
        });
        return source.toString();
    }
}
