package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads what stands in a program's address, all of it or nothing. */
public final class ApiQuery {

    private ApiQuery() {}

    /** @throws RuntimeException answered as 400 when something makes no sense, or nobody reads it */
    public static <T> T read(HttpServletRequest request, Function<QueryReader, T> reading) {
        var query = new QueryReader(parameters(request));
        var read = reading.apply(query);
        if (!query.mistakes().isEmpty()
                || !query.repeated().isEmpty()
                || !query.unread().isEmpty()) {
            throw new BadQuery(query.mistakes(), query.repeated(), query.unread());
        }
        return read;
    }

    private static Map<String, List<String>> parameters(HttpServletRequest request) {
        var parameters = new LinkedHashMap<String, List<String>>();
        request.getParameterMap()
                .forEach((name, values) -> parameters.put(
                        name,
                        Arrays.stream(values)
                                .map(value -> Objects.toString(value, ""))
                                .toList()));
        return parameters;
    }
}
