package app.latchkey.api;

import app.latchkey.api.ApiDocument.Operation;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes what programs should not send, of what a document says they may: valid, nearly valid, and neither. */
final class Nonsense {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MEGABYTE = 1 << 20;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "\0",
            "a\0b",
            "'",
            "\"",
            "%",
            "_%",
            "\\",
            "\\u0000",
            "'; drop table listing; --",
            "<b>",
            "é",
            "İ",
            "ß",
            "\u202e",
            "\ufeff",
            "\uffff",
            "😀",
            "\ud800",
            "x\udc00",
            "null",
            "NaN",
            "-1",
            "0",
            "1",
            "01",
            "1.5",
            "1e400",
            "0x10",
            "99999999999",
            "99999999999999999999",
            "-9223372036854775808",
            "true",
            "[]",
            "{}",
            "${7*7}",
            "{0}",
            "'{",
            "../..",
            "a\r\nX: y",
            "\t",
            "\u3000",
            "٣",
            "Infinity",
            "LS1 4AB",
            "+447700900123",
            "ada@example.org",
            "a@b",
            "2026-02-30",
            "2026-01-01",
            "0000-00-00",
            "9999-12-31",
            "+999999999-12-31",
            "-0001-01-01",
            "31/12/2026",
            "2026-01-01T00:00:00Z",
            "created",
            "-created",
            "csv",
            "yes",
            "flat",
            "agent");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1",
            "1.5",
            "-0.0",
            "1e5",
            "1e400",
            "2147483648",
            "9223372036854775807",
            "99999999999999999999",
            "[]",
            "{}",
            "[null]",
            "[[]]",
            "{\"a\": {}}",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "NaN",
            "01",
            "+1",
            "'a'",
            "");

    private final Random random;
    private final ApiDocument document;

    /** Numbers of records that there are, by the names of fields and parameters. */
    private final Map<String, String> known;

    Nonsense(Random random, ApiDocument document, Map<String, String> known) {
        this.random = random;
        this.document = document;
        this.known = known;
    }

    boolean isOneIn(int times) {
        return random.nextInt(times) == 0;
    }

    <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return switch (random.nextInt(12)) {
            case 0 -> any(TEXTS) + any(TEXTS);
            case 1 -> any(TEXTS).repeat(1 + random.nextInt(400));
            case 2 -> "x".repeat(random.nextInt(6_000));
            case 3 -> characters();
            default -> any(TEXTS);
        };
    }

    private String characters() {
        return random.ints(random.nextInt(40), 0, 0x10000)
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
    }

    // Addresses

    /** For an address, with what UTF-8 has no bytes for as bytes that are none of it. */
    String encoded(String text) {
        if (isOneIn(60)) {
            return any(List.of("%FF", "%C0%80", "%ED%A0%80", "%F8%88", "%00"));
        }
        var encoded = new StringBuilder();
        text.codePoints().forEach(point -> {
            for (byte part : bytes(point)) {
                encoded.append("%%%02X".formatted(part & 255));
            }
        });
        return encoded.toString();
    }

    private static byte[] bytes(int point) {
        return Character.isSurrogate((char) point) && point < 0x10000
                ? new byte[] {(byte) 0xed, (byte) (0x80 | ((point >> 6) & 63)), (byte) (0x80 | (point & 63))}
                : Character.toString(point).getBytes(StandardCharsets.UTF_8);
    }

    String query(Operation operation) {
        var query = new ArrayList<String>();
        operation.parameters("query").forEach(parameter -> {
            boolean isRequired = parameter.path("required").asBoolean();
            if (isRequired ? !isOneIn(20) : isOneIn(4)) {
                var name = parameter.path("name").asString();
                var value = isOneIn(3) ? text() : valid(name, parameter.path("schema"));
                query.add(name + "=" + encoded(value));
                if (isOneIn(20)) {
                    query.add(name + "=" + encoded(text()));
                }
            }
        });
        if (isOneIn(15)) {
            query.add("x" + encoded(text()) + "=" + encoded(text()));
        }
        return query.isEmpty() ? "" : "?" + String.join("&", query);
    }

    private String valid(String name, JsonNode said) {
        var id = known.get(name);
        if (id != null) {
            return id;
        }
        var schema = said.has("items") ? said.path("items") : said;
        if (schema.has("enum")) {
            return any(schema.path("enum").valueStream().map(JsonNode::asString).toList());
        }
        return switch (schema.path("format").asString() + schema.path("type").asString()) {
            case "datestring" -> any(List.of("2026-01-01", "1900-01-01", "9999-12-31", "2024-02-29"));
            case "int64integer", "int32integer" ->
                any(List.of(
                        schema.path("minimum").asString("1"),
                        schema.path("maximum").asString("9223372036854775807"),
                        Integer.toString(random.nextInt(100))));
            default -> any(List.of("a", "York", "Archer", "1250", "2026-01-01", "name", "id,name"));
        };
    }

    // Bodies

    byte[] body(Operation operation) {
        var json = json(operation);
        return switch (random.nextInt(25)) {
            case 0 -> json.substring(0, random.nextInt(json.length() + 1)).getBytes(StandardCharsets.UTF_8);
            case 1 -> json.getBytes(StandardCharsets.UTF_16);
            case 2 -> with(json.getBytes(StandardCharsets.UTF_8), random.nextInt(256));
            case 3 -> "[".repeat(random.nextInt(3_000)).getBytes(StandardCharsets.UTF_8);
            case 4 -> "{\"a\":".repeat(random.nextInt(3_000)).getBytes(StandardCharsets.UTF_8);
            case 5 -> any(VALUES).getBytes(StandardCharsets.UTF_8);
            default -> json.getBytes(StandardCharsets.UTF_8);
        };
    }

    /** As large as a body may be, and larger by a little. */
    byte[] large() {
        var text = "x".repeat(MEGABYTE - 40 + random.nextInt(80));
        return any(List.<Supplier<String>>of(
                        () -> text,
                        () -> "{\"" + text + "\": 1}",
                        () -> "{\"notes\": \"" + text + "\"}",
                        () -> "{\"a\": [" + "1,".repeat(MEGABYTE / 2 - 20) + "1]}"))
                .get()
                .getBytes(StandardCharsets.UTF_8);
    }

    byte[] file() {
        var lines = new StringBuilder(isOneIn(6) ? text() : "Address,Town,Type,Bedrooms,Rent,Postcode");
        for (int i = random.nextInt(20); i > 0; i--) {
            lines.append(any(List.of("\n", "\r\n", "\r"))).append(text());
            for (int j = random.nextInt(7); j > 0; j--) {
                lines.append(any(List.of(",", ",", ",", ";", "\t"))).append(isOneIn(2) ? "\"" + text() + "\"" : text());
            }
        }
        var bytes = lines.toString().getBytes(isOneIn(8) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8);
        return isOneIn(4) ? with(bytes, random.nextInt(256)) : bytes;
    }

    private byte[] with(byte[] bytes, int strange) {
        var out = new ByteArrayOutputStream();
        int at = random.nextInt(bytes.length + 1);
        out.write(bytes, 0, at);
        out.write(strange);
        out.write(bytes, at, bytes.length - at);
        return out.toByteArray();
    }

    /** The document's example with some fields otherwise, or a record with fields by chance. */
    private String json(Operation operation) {
        var content = operation.body().path("application/json");
        var schema = document.schema(content.path("schema"));
        var fields = new ArrayList<String>();
        var example = content.path("example");
        boolean isLikeExample = !isOneIn(3);
        schema.path("properties").forEachEntry((name, field) -> {
            boolean isShown = example.has(name);
            if (isLikeExample ? isOneIn(8) : isOneIn(2)) {
                fields.add(JSON.writeValueAsString(name) + ":" + value(name, field, 0));
            } else if (isLikeExample && isShown) {
                var id = known.get(name);
                fields.add(JSON.writeValueAsString(name) + ":" + (id == null ? example.path(name) : id));
            }
        });
        if (isOneIn(12)) {
            fields.add(JSON.writeValueAsString(text()) + ":" + any(VALUES));
        }
        if (isOneIn(12) && !fields.isEmpty()) {
            fields.add(any(fields));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private String value(String name, JsonNode said, int depth) {
        if (isOneIn(4)) {
            return isOneIn(2) ? any(VALUES) : JSON.writeValueAsString(text());
        }
        var id = known.get(name);
        if (id != null) {
            return id;
        }
        var schema = document.schema(said.has("anyOf") ? said.path("anyOf").get(0) : said);
        if (schema.has("enum")) {
            return any(schema.path("enum").valueStream().map(JsonNode::toString).toList());
        }
        if (schema.has("properties")) {
            return depth > 3
                    ? "{}"
                    : schema.path("properties")
                            .propertyStream()
                            .map(field ->
                                    "\"" + field.getKey() + "\":" + value(field.getKey(), field.getValue(), depth + 1))
                            .collect(Collectors.joining(",", "{", "}"));
        }
        if (schema.has("items")) {
            return random.ints(random.nextInt(4), 0, 1)
                    .mapToObj(unused -> value("", schema.path("items"), depth + 1))
                    .collect(Collectors.joining(",", "[", "]"));
        }
        var types = schema.path("type").toString();
        if (types.contains("integer") || types.contains("number")) {
            return any(List.of("0", "1", "-1", "3", "50", "51", "120000", "2147483647", "9223372036854775807"));
        }
        if (types.contains("boolean")) {
            return any(List.of("true", "false"));
        }
        return JSON.writeValueAsString(
                schema.path("format").asString().equals("date")
                        ? any(List.of("2026-01-01", "9999-12-31", "0001-01-01", "-0044-03-15", "+10000-01-01"))
                        : text());
    }
}
