package app.latchkey.api;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import app.latchkey.platform.Rent;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Describes records as {@link ApiJson} writes and reads them (JSON Schema 2020-12). */
final class ApiSchemas {

    private static final String REFERENCE = "#/components/schemas/";

    private static final Map<Class<?>, Schema<?>> SIMPLE = Map.ofEntries(
            Map.entry(String.class, simple("string", null)),
            Map.entry(int.class, simple("integer", "int32")),
            Map.entry(Integer.class, simple("integer", "int32")),
            Map.entry(long.class, simple("integer", "int64")),
            Map.entry(Long.class, simple("integer", "int64")),
            Map.entry(double.class, simple("number", "double")),
            Map.entry(Double.class, simple("number", "double")),
            Map.entry(BigDecimal.class, simple("number", null)),
            Map.entry(boolean.class, simple("boolean", null)),
            Map.entry(Boolean.class, simple("boolean", null)),
            Map.entry(LocalDate.class, simple("string", "date")),
            Map.entry(Instant.class, simple("string", "date-time")),
            Map.entry(UUID.class, simple("string", "uuid")),
            Map.entry(Postcode.class, simple("string", null)),
            Map.entry(PhoneNumber.class, simple("string", null)));

    private final Map<String, Schema<?>> known = new TreeMap<>();

    /** Of every record that was described. */
    Map<String, Schema<?>> known() {
        return known;
    }

    /** What is sent. */
    Schema<?> said(Type type) {
        return of(type, false);
    }

    /** What may be sent for a record: any of its fields. */
    Schema<?> wished(Class<?> type) {
        return of(type, true);
    }

    private Schema<?> of(Type type, boolean isWish) {
        if (type instanceof ParameterizedType generic) {
            return generic(generic, isWish);
        }
        var plain = (Class<?>) type;
        var simple = SIMPLE.get(plain);
        if (simple != null) {
            return copy(simple);
        }
        if (plain.isEnum()) {
            return simple("string", null)._enum(names(plain));
        }
        return plain.isRecord() ? reference(plain, List.of(), isWish) : schema();
    }

    private Schema<?> generic(ParameterizedType type, boolean isWish) {
        var raw = (Class<?>) type.getRawType();
        var inner = type.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return simple("array", null).items(of(inner[0], isWish));
        }
        if (Map.class.isAssignableFrom(raw)) {
            var value = of(inner[1], isWish);
            return simple("object", null).additionalProperties(isWish ? nullable(value) : value);
        }
        return raw.isRecord() ? reference(raw, Arrays.asList(inner), isWish) : simple("object", null);
    }

    private Schema<?> reference(Class<?> type, List<Type> inner, boolean isWish) {
        var name = type.getSimpleName()
                + (inner.isEmpty() ? "" : "Of" + ((Class<?>) inner.getFirst()).getSimpleName())
                + (isWish ? "Wish" : "");
        if (!known.containsKey(name)) {
            var schema = simple("object", null);
            known.put(name, schema);
            var required = new ArrayList<String>();
            add(schema, type, inner, isWish, required);
            boolean isPartly = isWish || type.isAnnotationPresent(Partly.class);
            schema.setRequired(isPartly || required.isEmpty() ? null : required);
            schema.setAdditionalProperties(false);
        }
        return schema().$ref(REFERENCE + name);
    }

    private void add(Schema<?> schema, Class<?> type, List<Type> inner, boolean isWish, List<String> required) {
        for (var component : type.getRecordComponents()) {
            boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (isUnwrapped(component)) {
                // Where there is none its fields are missing.
                add(schema, component.getType(), List.of(), isWish, isNullable ? new ArrayList<>() : required);
                continue;
            }
            var name = ApiJson.name(component.getName());
            var value = of(resolved(component.getGenericType(), type, inner), isWish);
            schema.addProperty(name, isNullable ? nullable(value) : value);
            required.add(name);
        }
        if (type == Rent.class && !isWish) {
            schema.addProperty("pcm_pence", simple("integer", "int64"));
            required.add("pcm_pence");
        }
    }

    private static Type resolved(Type type, Class<?> owner, List<Type> inner) {
        var parameters = List.of(owner.getTypeParameters());
        if (type instanceof ParameterizedType generic && parameters.contains(generic.getActualTypeArguments()[0])) {
            var element = inner.get(parameters.indexOf(generic.getActualTypeArguments()[0]));
            return new ListOf(element);
        }
        return parameters.contains(type) ? inner.get(parameters.indexOf(type)) : type;
    }

    private record ListOf(Type element) implements ParameterizedType {

        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public @Nullable Type getOwnerType() {
            return null;
        }
    }

    static boolean isUnwrapped(RecordComponent component) {
        return component.isAnnotationPresent(JsonUnwrapped.class)
                || component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
    }

    /** What is as both say. */
    static Schema<?> both(Schema<?> one, Schema<?> other) {
        return schema().allOf(List.of(one, other));
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return schema().anyOf(List.of(schema, simple("null", null)));
        }
        var types = new LinkedHashSet<>(schema.getTypes());
        types.add("null");
        schema.setTypes(types);
        var constants = schema.getEnum();
        if (constants != null) {
            var all = new ArrayList<Object>(constants);
            all.add(null);
            return copy(schema)._enum(all);
        }
        return schema;
    }

    private static List<Object> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> (Object) ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Schema<Object> copy(Schema<?> schema) {
        var copy = schema();
        copy.setTypes(schema.getTypes());
        copy.setFormat(schema.getFormat());
        return copy;
    }

    static Schema<Object> simple(String type, @Nullable String format) {
        var schema = schema();
        schema.setTypes(Set.of(type));
        schema.setFormat(format);
        return schema;
    }

    private static Schema<Object> schema() {
        var schema = new JsonSchema();
        schema.setSpecVersion(SpecVersion.V31);
        return schema;
    }
}
