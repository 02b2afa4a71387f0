package app.latchkey.api;

import app.latchkey.platform.security.ApiScope;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * What every list of records answers.
 *
 * @param <T> one line of it
 */
public abstract class ListEndpoints<F, S, T> {

    private final ApiListing lists;
    private final ApiList<F, S, T> list;

    protected ListEndpoints(ApiListing lists, ApiList<F, S, T> list) {
        this.lists = lists;
        this.list = list;
    }

    ApiList<F, S, T> list() {
        return list;
    }

    /** A page of the list, by number or by cursor. */
    @GetMapping
    public Told<Page<T>> page(HttpServletRequest request) {
        return lists.page(list, request);
    }

    /** How many the list has. */
    @GetMapping("/count")
    public Told<Count> count(HttpServletRequest request) {
        return lists.count(list, request);
    }

    /** The whole list, a line for each record. */
    @GetMapping("/export")
    @NeedsScope(ApiScope.EXPORT)
    @TakesLong
    public void export(HttpServletRequest request, HttpServletResponse response) throws IOException {
        lists.export(list, request, response);
    }
}
