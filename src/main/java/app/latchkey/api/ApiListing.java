package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        return answers.page(lists.page(list, request));
    }

    Told<Count> count(ApiList<?, ?, ?> list, HttpServletRequest request) {
        return answers.of(lists.count(list, request));
    }

    void export(ApiList<?, ?, ?> list, HttpServletRequest request, HttpServletResponse response) throws IOException {
        export.write(list, request, response);
    }
}
