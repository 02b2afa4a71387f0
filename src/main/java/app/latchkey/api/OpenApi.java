package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.QueryReader.Parameter;
import app.latchkey.platform.security.Bearer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.BeanUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes to programs what there is (OpenAPI 3.1): springdoc finds the addresses, and what is sent and read there is
 * told from the code that sends and reads it.
 */
@Configuration(proxyBeanMethods = false)
class OpenApi implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String TOKEN = "token";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;
    private static final String PROBLEM = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

    private static final Map<String, String> WORDS = Map.ofEntries(
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
            Map.entry("504", "It took too long, and nothing was changed"));

    private final ApiSchemas schemas = new ApiSchemas();
    private final ApiJson json;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Wish.class, Bearer.class);
    }

    OpenApi(ApiJson json) {
        this.json = json;
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Latchkey")
                        .version("1")
                        .description("The desk for programs. Amounts are pence, days are ISO 8601, moments are UTC."))
                .components(new Components()
                        .addSecuritySchemes(
                                TOKEN,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .description("A token of /api/v1/auth/login, or one made on the profile")));
    }

    @Override
    public void customise(OpenAPI document) {
        schemas.said(ApiProblems.FieldError.class);
        var problem = ApiSchemas.simple("object", null);
        for (var text : List.of("type", "title", "detail", "request_id")) {
            problem.addProperty(text, ApiSchemas.simple("string", null));
        }
        problem.addProperty("status", ApiSchemas.simple("integer", "int32"));
        problem.addProperty(
                "errors", ApiSchemas.simple("array", null).items(schemas.said(ApiProblems.FieldError.class)));
        problem.setRequired(List.of("type", "title", "status", "detail", "request_id"));
        var components = document.getComponents();
        components.setSchemas(new TreeMap<>());
        schemas.known().forEach((name, schema) -> components.addSchemas(name, schema));
        components.addSchemas("Problem", problem);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var handler = method.createWithResolvedBean();
        operation.setTags(List.of(tag(method)));
        operation.setOperationId(tag(method).replace(' ', '-') + "-"
                + ApiJson.name(method.getMethod().getName()).replace('_', '-'));
        operation.setRequestBody(null);
        boolean isOpen = Stream.of("login", "refresh")
                .anyMatch(name -> method.getMethod().getName().equals(name));
        operation.setSecurity(isOpen ? List.of() : List.of(new SecurityRequirement().addList(TOKEN)));
        var creates = method.getMethodAnnotation(Creates.class);
        var edits = method.getMethodAnnotation(Edits.class);
        boolean hasBody = false;
        for (var parameter : method.getMethodParameters()) {
            if (parameter.getParameterType().equals(Wish.class)) {
                hasBody = true;
                operation.setRequestBody(
                        body(parameter, creates == null ? edits == null ? "" : edits.example() : creates.example()));
            }
        }
        queried(handler, method).forEach(parameter -> operation.addParametersItem(described(parameter)));
        if (creates != null) {
            operation.addParametersItem(header(Idempotency.HEADER, "The same request with the same key is done once"));
        }
        if (edits != null) {
            operation.addParametersItem(header(HttpHeaders.IF_MATCH, "The tag (ETag) of the state it was made of")
                    .required(true));
        }
        operation.setResponses(responses(operation, method, creates != null, edits != null, hasBody, isOpen));
        return operation;
    }

    private static String tag(HandlerMethod method) {
        var name = method.getBeanType().getSimpleName().replace("Controller", "");
        return ApiJson.name(name).replace('_', ' ');
    }

    private static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).description(description).schema(ApiSchemas.simple("string", null));
        return header;
    }

    private List<Parameter> queried(HandlerMethod handler, HandlerMethod method) {
        var asks = method.getMethodAnnotation(Asks.class);
        if (asks != null) {
            return QueryReader.parameters(BeanUtils.instantiateClass(asks.value())::read);
        }
        return handler.getBean() instanceof ListEndpoints<?, ?, ?> endpoints
                ? switch (method.getMethod().getName()) {
                    case "page" -> ApiLists.parameters(endpoints.list());
                    case "count" -> ApiLists.filters(endpoints.list());
                    case "export" -> ApiExport.parameters(endpoints.list());
                    case "find" -> QueryReader.parameters(query -> Fields.read(query, Record.class));
                    default -> List.of();
                }
                : List.of();
    }

    private static io.swagger.v3.oas.models.parameters.Parameter described(Parameter parameter) {
        var query = new QueryParameter();
        query.name(parameter.name()).required(false);
        var schema = switch (parameter.form()) {
            case TEXT -> {
                var text = ApiSchemas.simple("string", null);
                text.setMaxLength((int) parameter.most());
                yield text;
            }
            case NUMBER -> {
                var number = ApiSchemas.simple("integer", "int64");
                number.setMinimum(BigDecimal.valueOf(parameter.least()));
                number.setMaximum(BigDecimal.valueOf(parameter.most()));
                yield number;
            }
            case POUNDS -> ApiSchemas.simple("string", null).example("1250");
            case DAY -> ApiSchemas.simple("string", "date");
            case CHOICE -> choices(parameter.choices());
            case CHOICES -> {
                var several = ApiSchemas.simple("array", null);
                several.setItems(choices(parameter.choices()));
                yield several;
            }
            case ORDER ->
                choices(parameter.choices().stream()
                        .flatMap(column -> Stream.of(column, "-" + column))
                        .toList());
        };
        return query.schema(schema);
    }

    private static Schema<Object> choices(List<String> choices) {
        var choice = ApiSchemas.simple("string", null);
        choice.setEnum(new ArrayList<>(choices));
        return choice;
    }

    private RequestBody body(MethodParameter parameter, String example) {
        var media = new MediaType().schema(schemas.wished(WishReader.type(parameter)));
        if (!example.isEmpty()) {
            media.setExample(json.read(example.getBytes(StandardCharsets.UTF_8), Map.class));
        }
        return new RequestBody().required(true).content(new Content().addMediaType(JSON, media));
    }

    private ApiResponses responses(
            Operation operation,
            HandlerMethod method,
            boolean isCreation,
            boolean isEdit,
            boolean hasBody,
            boolean isOpen) {
        var responses = new ApiResponses();
        responses.addApiResponse(
                success(method, isCreation).getKey(),
                success(method, isCreation).getValue());
        var failures = new ArrayList<>(List.of("400", "401", "429", "504"));
        if (!isOpen) {
            failures.add("403");
        }
        if (operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> "path".equals(parameter.getIn()))) {
            failures.add("404");
        }
        if (isCreation) {
            failures.addAll(List.of("409", "422"));
        }
        if (isEdit) {
            failures.addAll(List.of("409", "412", "428"));
        }
        if (hasBody) {
            failures.addAll(List.of("413", "415"));
        }
        failures.stream()
                .distinct()
                .sorted()
                .forEach(status -> responses.addApiResponse(
                        status,
                        new ApiResponse()
                                .description(WORDS.get(status))
                                .content(new Content()
                                        .addMediaType(
                                                PROBLEM,
                                                new MediaType()
                                                        .schema(new JsonSchema()
                                                                .$ref("#/components/schemas/Problem"))))));
        return responses;
    }

    private Map.Entry<String, ApiResponse> success(HandlerMethod method, boolean isCreation) {
        var type = ResolvableType.forMethodParameter(method.getReturnType());
        var raw = type.resolve(Object.class);
        if (raw == void.class) {
            var lines = new MediaType().schema(ApiSchemas.simple("string", null));
            return Map.entry(
                    "200",
                    new ApiResponse()
                            .description("The list, a line for each record")
                            .content(new Content()
                                    .addMediaType("application/x-ndjson", lines)
                                    .addMediaType("text/csv", lines)));
        }
        if (raw != Told.class) {
            return Map.entry("204", new ApiResponse().description("Done"));
        }
        var answer = new ApiResponse()
                .description(isCreation ? "It is there" : "What was asked for")
                .addHeaderObject(HttpHeaders.ETAG, tagHeader("Names this state"))
                .content(new Content()
                        .addMediaType(JSON, new MediaType().schema(schemas.said(type(type.getGeneric(0))))));
        if (isCreation) {
            answer.addHeaderObject(HttpHeaders.LOCATION, tagHeader("Where it is from now on"));
        }
        return Map.entry(isCreation ? "201" : "200", answer);
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
