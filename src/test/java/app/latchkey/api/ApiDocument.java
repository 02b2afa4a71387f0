package app.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the desk says of itself to programs, to be held against what it does. */
public final class ApiDocument {

    private final JsonNode document;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    public ApiDocument(JsonNode document) {
        this.document = document;
    }

    public JsonNode json() {
        return document;
    }

    /** One method of one address. */
    record Operation(String method, String path, JsonNode said) {

        String id() {
            return said.path("operationId").asString();
        }

        Stream<JsonNode> parameters(String in) {
            return said.path("parameters")
                    .valueStream()
                    .filter(parameter -> parameter.path("in").asString().equals(in));
        }

        boolean hasParameter(String name) {
            return said.path("parameters")
                    .valueStream()
                    .anyMatch(parameter -> parameter.path("name").asString().equals(name));
        }

        boolean isOpen() {
            return said.path("security").isArray() && said.path("security").isEmpty();
        }

        JsonNode body() {
            return said.path("requestBody").path("content");
        }

        JsonNode example() {
            return body().path("application/json").path("example");
        }

        boolean isRead() {
            return method.equals("GET");
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .forEachEntry((path, methods) -> methods.forEachEntry(
                        (method, said) -> operations.add(new Operation(method.toUpperCase(Locale.ROOT), path, said))));
        assertThat(operations).isNotEmpty();
        return operations;
    }

    /** Follows a reference to another schema. */
    JsonNode schema(JsonNode schema) {
        var name = schema.path("$ref").asString();
        return name.isEmpty() ? schema : document.at(name.substring(1));
    }

    /** What an answer does that the document does not say; empty when it is as it should be. */
    List<String> differences(Operation operation, ApiClient.Answer answer) {
        var said = operation.said().path("responses").path(Integer.toString(answer.status()));
        if (said.isMissingNode()) {
            return List.of("undocumented status " + answer);
        }
        var type = answer.header("Content-Type");
        var content = said.path("content");
        if (answer.body().isEmpty()) {
            return content.has("application/json") || content.has("application/problem+json")
                    ? List.of("no body")
                    : List.of();
        }
        var bare = type == null ? "" : type.split(";", 2)[0];
        if (!content.has(bare)) {
            return List.of("undocumented type " + type + " " + answer);
        }
        return bare.endsWith("json") && !bare.equals("application/x-ndjson")
                ? check(content.path(bare).path("schema"), answer.body())
                : List.of();
    }

    /** Every place of a text that is not as a schema says. */
    public List<String> check(JsonNode schema, String json) {
        return schemas
                .computeIfAbsent(schema.toString(), unused -> compiled(schema))
                .validate(json, InputFormat.JSON)
                .stream()
                .map(error -> error + " in " + json.substring(0, Math.min(json.length(), 500)))
                .toList();
    }

    private Schema compiled(JsonNode schema) {
        var whole = ((ObjectNode) schema.deepCopy()).set("components", document.path("components"));
        return registry.getSchema(whole);
    }
}
