package app.latchkey.api;

import app.latchkey.platform.Rent;
import app.latchkey.platform.RentFrequency;
import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.type.LogicalType;

/**
 * JSON as programs read and write it: names in snake case, constants in lower case as in links, days and moments in ISO
 * 8601, and nothing taken for something else.
 */
@Component
public class ApiJson implements ServerHttpMessageConvertersCustomizer {

    private static final int LONGEST_TEXT = 200_000;
    private static final int DEEPEST = 20;
    private static final int LONGEST_NUMBER = 30;

    private static final SnakeCase NAMES = new SnakeCase();

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_TEXT)
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            // A record is what it is made of, and not what can be asked of it besides.
            .changeDefaultVisibility(checker -> checker.withIsGetterVisibility(Visibility.NONE))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.DateTime,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            // What is null in a merge is taken away.
            .withConfigOverride(Map.class, map -> map.setNullHandling(JsonSetter.Value.forContentNulls(Nulls.SKIP)))
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .addMixIn(Rent.class, RentMixIn.class)
            .addModule(ApiTypes.MODULE)
            .build();

    /** A component's name as programs know it. */
    public static String name(String component) {
        return NAMES.of(component);
    }

    public byte[] write(Object value) {
        return mapper.writeValueAsBytes(value);
    }

    void writeLine(Object value, OutputStream out) {
        try {
            out.write(write(value));
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the JSON that {@link #write} makes. */
    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    /** Null for a null. */
    <T> @Nullable T read(byte[] json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /**
     * What a tree becomes with changes (RFC 7396), as a record.
     *
     * @throws BodyUnreadable when a field is unknown or no value of its kind
     * @throws BodyRefused when one is missing that no such record is without
     */
    <T> T merged(JsonNode before, ObjectNode changes, Class<T> type) {
        var after = merged(before, changes);
        var missing = MissingFields.of(after, type);
        if (!missing.isEmpty()) {
            throw new BodyRefused("body-invalid", missing);
        }
        try {
            return mapper.treeToValue(after, type);
        } catch (JacksonException e) {
            throw new BodyUnreadable(e);
        }
    }

    private static JsonNode merged(JsonNode target, ObjectNode changes) {
        var result = target.isObject() ? (ObjectNode) target : changes.objectNode();
        changes.properties().forEach(change -> {
            var value = change.getValue();
            if (value.isNull()) {
                result.putNull(change.getKey());
            } else if (value.isObject()) {
                var before = result.get(change.getKey());
                result.set(change.getKey(), merged(before == null ? changes.objectNode() : before, (ObjectNode) value));
            } else {
                result.set(change.getKey(), value);
            }
        });
        return result;
    }

    @Override
    public void customize(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(mapper));
    }

    private static final class SnakeCase extends SnakeCaseStrategy {

        private static final long serialVersionUID = 1L;

        String of(String component) {
            return translate(component);
        }
    }

    /** The calendar month beside what was agreed. */
    @JsonIgnoreProperties(value = "pcm_pence", allowGetters = true)
    private interface RentMixIn {

        @JsonProperty(value = "pcm_pence", access = JsonProperty.Access.READ_ONLY)
        long pcmPence();

        @JsonProperty("amount_pence")
        long amountPence();

        @JsonProperty("frequency")
        RentFrequency frequency();
    }
}
