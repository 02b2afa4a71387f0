package app.latchkey.platform;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One field's values, as text, before and after; null where there was or is none. */
public record FieldChange(
        String field, @Nullable String before, @Nullable String after) {

    /** The components in which two states of a record differ, in the record's own order. */
    public static <R extends Record> List<FieldChange> between(@Nullable R before, R after) {
        var changes = new ArrayList<FieldChange>();
        for (var component : after.getClass().getRecordComponents()) {
            try {
                var accessor = component.getAccessor();
                accessor.setAccessible(true);
                var old = before == null ? null : text(accessor.invoke(before));
                var now = text(accessor.invoke(after));
                if (!Objects.equals(old, now)) {
                    changes.add(new FieldChange(component.getName(), old, now));
                }
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("Can't read " + component, e);
            }
        }
        return changes;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
