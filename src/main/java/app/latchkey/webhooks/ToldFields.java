package app.latchkey.webhooks;

import app.latchkey.api.ApiJson;
import app.latchkey.platform.FieldChange;
import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What history has as texts, as the values that they were of. */
final class ToldFields {

    private static final Map<String, Class<?>> TYPES = Arrays.stream(ToldListing.class.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getType));

    private static final Map<Class<?>, Function<String, Object>> READING = Map.of(
            int.class, Integer::valueOf,
            Integer.class, Integer::valueOf,
            long.class, Long::valueOf,
            Long.class, Long::valueOf,
            boolean.class, Boolean::valueOf,
            LocalDate.class, LocalDate::parse,
            Rent.class, text -> Rent.parse(text, RentFrequency.MONTHLY).orElseThrow());

    private ToldFields() {}

    /**
     * A field of a listing before and after.
     *
     * @param name as the API has it
     */
    record Change(
            String name, @Nullable Object before, @Nullable Object after) {}

    /** Those of {@link ToldListing}. */
    static List<Change> of(List<FieldChange> changes) {
        return changes.stream().flatMap(change -> of(change).stream()).toList();
    }

    /** Nothing where a text makes no sense any more: history is older than any code that reads it. */
    private static Optional<Change> of(FieldChange change) {
        var type = TYPES.get(change.field());
        if (type == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Change(
                    ApiJson.name(change.field()), value(type, change.before()), value(type, change.after())));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Object value(Class<?> type, @Nullable String text) {
        if (text == null) {
            return null;
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .filter(constant -> ((Enum<?>) constant).name().equals(text))
                    .findFirst()
                    .orElseThrow();
        }
        return READING.getOrDefault(type, same -> same).apply(text);
    }
}
