package app.latchkey.api;

import app.latchkey.platform.PhoneNumber;
import app.latchkey.platform.Postcode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/** How our own types are written: as texts, and read as people type them. */
final class ApiTypes {

    static final SimpleModule MODULE = new SimpleModule()
            .addSerializer(new LowerCase())
            .addSerializer(new Text<>(Postcode.class, Postcode::value))
            .addSerializer(new Text<>(PhoneNumber.class, PhoneNumber::value))
            .addDeserializer(Postcode.class, new Parsed<>(Postcode.class, Postcode::parse, "no postcode"))
            .addDeserializer(PhoneNumber.class, new Parsed<>(PhoneNumber.class, PhoneNumber::parse, "no phone number"));

    private ApiTypes() {}

    private static final class LowerCase extends StdSerializer<Enum<?>> {

        @SuppressWarnings("unchecked")
        LowerCase() {
            super((Class<Enum<?>>) (Class<?>) Enum.class);
        }

        @Override
        public void serialize(Enum<?> value, JsonGenerator out, SerializationContext context) {
            out.writeString(value.name().toLowerCase(Locale.ROOT));
        }
    }

    private static final class Text<T> extends StdSerializer<T> {

        private final Function<T, String> text;

        Text(Class<T> type, Function<T, String> text) {
            super(type);
            this.text = text;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializationContext context) {
            out.writeString(text.apply(value));
        }
    }

    private static final class Parsed<T> extends StdDeserializer<T> {

        private final Function<String, Optional<T>> parse;
        private final String otherwise;

        Parsed(Class<T> type, Function<String, Optional<T>> parse, String otherwise) {
            super(type);
            this.parse = parse;
            this.otherwise = otherwise;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(this, "not a text");
            }
            return parse.apply(in.getString()).orElseGet(() -> report(context));
        }

        private T report(DeserializationContext context) {
            return context.reportInputMismatch(this, otherwise);
        }
    }
}
