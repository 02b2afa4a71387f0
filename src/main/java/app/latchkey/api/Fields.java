package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which fields of a record a program wants: those it names, or all. */
final class Fields<T> {

    private static final int LONGEST = 2_000;
    private static final Map<Class<?>, Map<String, Function<Object, @Nullable Object>>> KNOWN =
            new ConcurrentHashMap<>();

    private final Map<String, Function<Object, @Nullable Object>> known;
    private final Set<String> wanted;

    private Fields(Map<String, Function<Object, @Nullable Object>> known, Set<String> wanted) {
        this.known = known;
        this.wanted = wanted;
    }

    static <T> Fields<T> read(QueryReader query, Class<T> type) {
        var known = of(type);
        var text = query.text("fields", LONGEST);
        if (text.isEmpty()) {
            return all(type);
        }
        var wanted = new TreeSet<>(List.of(text.split(",", -1)));
        if (!known.keySet().containsAll(wanted)) {
            query.refuse("fields");
        }
        return new Fields<>(known, wanted);
    }

    static <T> Fields<T> all(Class<T> type) {
        return new Fields<>(of(type), Set.of());
    }

    /** Those that may be named, in the record's order. */
    static Set<String> names(Class<?> type) {
        return of(type).keySet();
    }

    /** What is behind a name. */
    static Class<?> type(Class<?> record, String name) {
        return Stream.of(record.getRecordComponents())
                .filter(component -> ApiJson.name(component.getName()).equals(name))
                .findFirst()
                .<Class<?>>map(RecordComponent::getType)
                .orElse(String.class);
    }

    boolean isWanted(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    /** The record, or of it what was asked for. */
    Object of(T record) {
        if (wanted.isEmpty()) {
            return record;
        }
        var some = new LinkedHashMap<String, @Nullable Object>();
        known.forEach((name, value) -> {
            if (isWanted(name)) {
                some.put(name, value.apply(record));
            }
        });
        return some;
    }

    private static Map<String, Function<Object, @Nullable Object>> of(Class<?> type) {
        return KNOWN.computeIfAbsent(type, unused -> {
            var fields = new LinkedHashMap<String, Function<Object, @Nullable Object>>();
            add(fields, type, record -> record);
            return fields;
        });
    }

    private static void add(
            Map<String, Function<Object, @Nullable Object>> fields,
            Class<?> type,
            Function<Object, @Nullable Object> of) {
        var components = type.getRecordComponents();
        Stream.of(components == null ? new RecordComponent[0] : components).forEach(component -> {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            Function<Object, @Nullable Object> value = record -> value(accessor, of.apply(record));
            if (ApiSchemas.isUnwrapped(component)) {
                add(fields, component.getType(), value);
            } else {
                fields.put(ApiJson.name(component.getName()), value);
            }
        });
    }

    private static @Nullable Object value(Method accessor, @Nullable Object record) {
        try {
            return record == null ? null : accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(accessor.toString(), e);
        }
    }
}
