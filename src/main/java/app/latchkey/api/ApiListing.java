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

    /** A page of the list, as the request's parameters say. */
    public <T> Told<Page<T>> page(ApiList<?, ?, T> list, HttpServletRequest request) {
        return list.tells().isEmpty()
                ? answers.page(lists.page(list, request))
                : answers.known(request, list.tells(), () -> answers.page(lists.page(list, request)));
    }

    /** The parameters of {@link #page} where there is neither filter nor order to choose. */
    public static class OfPlainLists implements Asks.Reading {

        @Override
        public Object read(QueryReader query) {
            return List.of(Paging.read(query), Fields.read(query, Record.class));
        }
    }

    /** What is short and told as a whole, in the form of every list. */
    public <T> Told<Page<T>> whole(List<T> all) {
        return answers.of(
                new Page<>(all, (long) all.size(), 1, all.size(), all.isEmpty() ? 0L : 1L, false, false, null));
    }

    Told<Count> count(ApiList<?, ?, ?> list, HttpServletRequest request) {
        return answers.of(lists.count(list, request));
    }

    void export(ApiList<?, ?, ?> list, HttpServletRequest request, HttpServletResponse response) throws IOException {
        export.write(list, request, response);
    }
}
