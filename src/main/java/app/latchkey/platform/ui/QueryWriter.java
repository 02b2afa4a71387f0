package app.latchkey.platform.ui;

import app.latchkey.platform.QueryReader;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a link so that {@link QueryReader} reads the same; what is null or blank is left out. */
public class QueryWriter {

    private final Map<String, List<String>> query = new LinkedHashMap<>();

    public void put(String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            query.put(name, List.of(value.toString()));
        }
    }

    public void put(String name, Set<? extends Enum<?>> values) {
        if (!values.isEmpty()) {
            query.put(name, values.stream().sorted().map(QueryWriter::name).toList());
        }
    }

    public void order(Enum<?> column, boolean ascending) {
        put("sort", (ascending ? "" : "-") + name(column));
    }

    public QueryParameters parameters() {
        return new QueryParameters(query);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
