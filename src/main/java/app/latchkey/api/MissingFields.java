package app.latchkey.api;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Finds what no record is without, in the records within it, too. */
final class MissingFields {

    private final List<String> missing = new ArrayList<>();

    private MissingFields() {}

    /** By name, those within something with its place: {@code people[2].email}. */
    static List<String> of(JsonNode said, Class<?> type) {
        var fields = new MissingFields();
        fields.look(said, type, "");
        return List.copyOf(fields.missing);
    }

    private void look(JsonNode said, Class<?> type, String place) {
        for (var component : type.getRecordComponents()) {
            var name = ApiJson.name(component.getName());
            var value = said.get(name);
            if (value != null && !value.isNull()) {
                within(value, component, place + name);
            } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                missing.add(place + name);
            }
        }
    }

    private void within(JsonNode value, RecordComponent component, String place) {
        if (value.isObject() && component.getType().isRecord()) {
            look(value, component.getType(), place + ".");
        } else if (value.isArray() && Collection.class.isAssignableFrom(component.getType())) {
            each(value, ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0], place);
        }
    }

    private void each(JsonNode values, java.lang.reflect.Type type, String place) {
        for (int i = 0; i < values.size(); i++) {
            var here = place + "[" + i + "]";
            if (values.get(i).isNull()) {
                missing.add(here);
            } else if (values.get(i).isObject() && type instanceof Class<?> record && record.isRecord()) {
                look(values.get(i), record, here + ".");
            }
        }
    }
}
