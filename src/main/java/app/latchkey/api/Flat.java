package app.latchkey.api;

import app.latchkey.exports.Cell;
import app.latchkey.platform.Rent;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON as a line of a table: what is within something has its name with a full stop. */
final class Flat {

    private Flat() {}

    static List<String> columns(Class<?> row, Fields<?> fields) {
        var columns = new ArrayList<String>();
        for (var name : Fields.names(row)) {
            if (fields.isWanted(name)) {
                columns.addAll(columns(name, Fields.type(row, name)));
            }
        }
        return columns;
    }

    private static Stream<String> inner(String name, Class<?> type) {
        var components = Stream.of(type.getRecordComponents()).map(RecordComponent::getName);
        return (type == Rent.class ? Stream.concat(components, Stream.of("pcmPence")) : components)
                .map(component -> name + "." + ApiJson.name(component));
    }

    private static List<String> columns(String name, Class<?> type) {
        return type.isRecord() && type.getRecordComponents().length > 1
                ? inner(name, type).toList()
                : List.of(name);
    }

    static List<@Nullable Cell> cells(JsonNode row, List<String> columns) {
        var cells = new ArrayList<@Nullable Cell>(columns.size());
        for (var column : columns) {
            int dot = column.indexOf('.');
            var value = dot < 0
                    ? row.get(column)
                    : row.path(column.substring(0, dot)).get(column.substring(dot + 1));
            cells.add(cell(value));
        }
        return cells;
    }

    private static @Nullable Cell cell(@Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return null;
        }
        if (value.isIntegralNumber()) {
            return new Cell.Count(value.longValue());
        }
        return new Cell.Text(
                value.isArray() ? value.valueStream().map(Flat::text).collect(Collectors.joining(", ")) : text(value));
    }

    private static String text(JsonNode value) {
        return value.isContainer() ? value.toString() : value.asString();
    }
}
