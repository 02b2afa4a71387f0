package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** What {@link ListEndpoints} need. */
@Component
public class ApiListing {

    private final ApiLists lists;
    private final ApiExport export;
    private final Answers answers;

    ApiListing(ApiLists lists, ApiExport export, Answers answers) {
        this.lists = lists;
        this.export = export;
        this.answers = answers;
    }

    <T> Told<Page<T>> page(ApiList<?, ?, T> list, HttpServletRequest request) {
        return list.tells().isEmpty()
                ? answers.page(lists.page(list, request))
                : answers.known(request, list.tells(), () -> answers.page(lists.page(list, request)));
    }

    /** Rows counted off from the top. */
    @FunctionalInterface
    public interface Rows<T> {
        List<T> read(int offset, int limit);
    }

    /** The parameters of {@link #numbered}. */
    public static class ByNumber implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            return Paging.numbered(query);
        }
    }

    /** A page of what has no filter, and an order of its own. */
    public <T> Told<Page<T>> numbered(HttpServletRequest request, long total, Rows<T> rows) {
        var paging = ApiQuery.read(request, Paging::numbered);
        long pages = (total + paging.size() - 1) / paging.size();
        return answers.of(new Page<>(
                rows.read(paging.offset(), paging.size()),
                total,
                paging.page(),
                paging.size(),
                pages,
                paging.page() < pages,
                paging.page() > 1,
                null));
    }

    Told<Count> count(ApiList<?, ?, ?> list, HttpServletRequest request) {
        return answers.of(lists.count(list, request));
    }

    void export(ApiList<?, ?, ?> list, HttpServletRequest request, HttpServletResponse response) throws IOException {
        export.write(list, request, response);
    }
}
