package app.latchkey.api;

import app.latchkey.exports.Cell;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** Which answers an address gives: what was asked for, and whatever may stand in its way. */
final class DescribedAnswers {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("304", "As it was when its tag was told"),
            Map.entry("400", "Something that was sent makes no sense"),
            Map.entry("401", "No token, or none that lets anybody in"),
            Map.entry("403", "Not for this person, or not with this token"),
            Map.entry("404", "Nothing there"),
            Map.entry("409", "Not with things as they are"),
            Map.entry("412", "Somebody saved in between"),
            Map.entry("413", "Too much was sent"),
            Map.entry("415", "Not in this form"),
            Map.entry("422", "The key came with another request"),
            Map.entry("428", "The request does not name the state it was made of"),
            Map.entry("429", "Too many requests; see Retry-After"),
            Map.entry("503", "Too many others are at it; see Retry-After"),
            Map.entry("504", "It took too long and was given up"));

    private final ApiSchemas schemas;
    private final ApiSamples samples;
    private final ApiJson json;

    DescribedAnswers(ApiSchemas schemas, ApiJson json) {
        this.schemas = schemas;
        this.samples = new ApiSamples(schemas.known());
        this.json = json;
    }

    /** @param method with its bean */
    ApiResponses of(HandlerMethod method) {
        var responses = new ApiResponses();
        var success = success(method);
        responses.addApiResponse(success.getKey(), success.getValue());
        if (OpenApi.isTaggedRead(method)) {
            responses.addApiResponse("304", new ApiResponse().description(WORDS.get("304")));
        }
        failures(method).forEach(status -> responses.addApiResponse(status, failure(status)));
        return responses;
    }

    private static Set<String> failures(HandlerMethod method) {
        var failures = new TreeSet<>(List.of("400", "401", "403", "429", "504"));
        if (Stream.of(method.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(PathVariable.class))) {
            failures.add("404");
        }
        if (!OpenApi.isRead(method) && Scopes.isOfAgency(method)) {
            failures.add("409");
        }
        if (method.hasMethodAnnotation(Creates.class)) {
            failures.add("422");
        }
        if (method.hasMethodAnnotation(Edits.class)) {
            failures.addAll(List.of("412", "428"));
        }
        if (isExport(method) || !method.hasMethodAnnotation(TakesLong.class)) {
            failures.add("503");
        }
        if (OpenApi.wish(method).isPresent() || method.hasMethodAnnotation(TakesFile.class)) {
            failures.addAll(List.of("413", "415"));
        }
        return failures;
    }

    private static ApiResponse failure(String status) {
        return new ApiResponse()
                .description(WORDS.get(status))
                .content(new Content()
                        .addMediaType(
                                PROBLEM,
                                new MediaType().schema(new JsonSchema().$ref("#/components/schemas/Problem"))));
    }

    /** It writes its answer itself. */
    private static boolean isExport(HandlerMethod method) {
        return method.getReturnType().getParameterType() == void.class;
    }

    private Map.Entry<String, ApiResponse> success(HandlerMethod method) {
        var type = ResolvableType.forMethodParameter(method.getReturnType());
        var raw = type.resolve(Object.class);
        if (method.getBean() instanceof ListEndpoints<?, ?, ?> endpoints && isExport(method)) {
            return Map.entry("200", export(endpoints.list().row()));
        }
        if (raw != Told.class) {
            return Map.entry("204", new ApiResponse().description("Done"));
        }
        var answer = new ApiResponse()
                .description(method.hasMethodAnnotation(Creates.class) ? "It is there" : "What was asked for")
                .addHeaderObject(HttpHeaders.ETAG, tagHeader("Names this state"))
                .content(new Content().addMediaType(JSON, body(schemas.said(type(type.getGeneric(0))))));
        if (method.hasMethodAnnotation(Creates.class)) {
            answer.addHeaderObject(HttpHeaders.LOCATION, tagHeader("Where it is from now on"));
        }
        return Map.entry(method.hasMethodAnnotation(Creates.class) ? "201" : "200", answer);
    }

    private MediaType body(Schema<?> schema) {
        return new MediaType().schema(schema).example(samples.of(schema));
    }

    private ApiResponse export(Class<?> row) {
        var line = json.tree(samples.of(schemas.said(row)));
        var columns = Flat.columns(row, Fields.all(row));
        var cells =
                Flat.cells(line, columns).stream().map(DescribedAnswers::text).collect(Collectors.joining(","));
        return new ApiResponse()
                .description("The list, a line for each record")
                .content(new Content()
                        .addMediaType("application/x-ndjson", lines(line + "\n"))
                        .addMediaType("text/csv", lines(String.join(",", columns) + "\r\n" + cells + "\r\n")));
    }

    private static MediaType lines(String example) {
        return new MediaType().schema(ApiSchemas.simple("string", null)).example(example);
    }

    private static String text(@Nullable Cell cell) {
        return switch (cell) {
            case null -> "";
            case Cell.Text(var text) -> text.contains(",") ? '"' + text.replace("\"", "\"\"") + '"' : text;
            case Cell.Count(var count) -> Long.toString(count);
            default -> throw new IllegalArgumentException("No cell of JSON");
        };
    }

    private static Header tagHeader(String description) {
        return new Header().description(description).schema(ApiSchemas.simple("string", null));
    }

    /** With what stands for the parameters of a class that others extend. */
    private static Type type(ResolvableType type) {
        return type.hasGenerics()
                ? ResolvableType.forClassWithGenerics(
                                type.resolve(Object.class),
                                Stream.of(type.getGenerics())
                                        .map(generic -> ResolvableType.forClass(generic.resolve(Object.class)))
                                        .toArray(ResolvableType[]::new))
                        .getType()
                : type.resolve(Object.class);
    }
}
