package app.latchkey.api;

import app.latchkey.platform.Texts;
import app.latchkey.platform.security.Bearer;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes to programs what there is (OpenAPI 3.1): springdoc finds the addresses, and what is sent and read there is
 * told from the code that sends and reads it.
 */
@Configuration(proxyBeanMethods = false)
class OpenApi implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {

    private static final String TOKEN = "token";
    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private final ApiSchemas schemas = new ApiSchemas();
    private final ApiJson json;
    private final List<Announces> announcing;

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Wish.class, Bearer.class);
    }

    OpenApi(ApiJson json, List<Announces> announcing) {
        this.json = json;
        this.announcing = announcing;
    }

    @Bean
    OpenAPI document() {
        return new OpenAPI()
                .info(new Info()
                        .title("Latchkey")
                        .version("1")
                        .description("The desk for programs. Amounts are pence, days are ISO 8601, moments are UTC."))
                .servers(List.of(new Server().url("/").description("This desk")))
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
        problem.setExamples(List.of(Map.of(
                "type",
                ApiProblems.TYPE + "stale",
                "title",
                Texts.of("api.problem.stale"),
                "status",
                412,
                "detail",
                Texts.of("api.problem.stale.detail"),
                "request_id",
                "1FF7MSFIG10EY")));
        new DescribedAnnouncements(schemas, json)
                .add(
                        document,
                        announcing.stream()
                                .flatMap(each -> each.announcements().stream())
                                .toList());
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
        operation.setSummary(Texts.of("api.operation." + operation.getOperationId()));
        operation.setRequestBody(null);
        boolean isOpen = Stream.of("login", "refresh")
                .anyMatch(name -> method.getMethod().getName().equals(name));
        operation.setSecurity(isOpen ? List.of() : List.of(new SecurityRequirement().addList(TOKEN)));
        wish(method).ifPresent(parameter -> operation.setRequestBody(body(parameter, example(method))));
        if (method.hasMethodAnnotation(TakesFile.class)) {
            operation.setRequestBody(file(method));
        }
        DescribedParameters.queried(handler, method).forEach(operation::addParametersItem);
        if (method.hasMethodAnnotation(Creates.class)) {
            operation.addParametersItem(
                    DescribedParameters.header(Idempotency.HEADER, "The same request with the same key is done once"));
        }
        if (method.hasMethodAnnotation(Edits.class)) {
            operation.addParametersItem(
                    DescribedParameters.header(HttpHeaders.IF_MATCH, "The tag (ETag) of the state it was made of")
                            .required(true));
        }
        if (isTaggedRead(method)) {
            operation.addParametersItem(DescribedParameters.header(
                    HttpHeaders.IF_NONE_MATCH, "The tag (ETag) of the state that is known already"));
        }
        operation.setResponses(new DescribedAnswers(schemas, json).of(handler));
        return operation;
    }

    static Optional<MethodParameter> wish(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType().equals(Wish.class))
                .findFirst();
    }

    static boolean isRead(HandlerMethod method) {
        return mapping(method)
                .filter(mapping -> List.of(mapping.method()).contains(RequestMethod.GET))
                .isPresent();
    }

    private static Optional<RequestMapping> mapping(HandlerMethod method) {
        return Optional.ofNullable(
                AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), RequestMapping.class));
    }

    /** Whether who knows its answer may ask whether it is still so. */
    static boolean isTaggedRead(HandlerMethod method) {
        return isRead(method) && method.getReturnType().getParameterType() == Told.class;
    }

    private static String example(HandlerMethod method) {
        var creates = method.getMethodAnnotation(Creates.class);
        var edits = method.getMethodAnnotation(Edits.class);
        var other = method.getMethodAnnotation(Example.class);
        return creates != null
                ? creates.example()
                : edits != null ? edits.example() : other == null ? "" : other.value();
    }

    private static String tag(HandlerMethod method) {
        var name = method.getBeanType().getSimpleName().replace("Controller", "");
        return ApiJson.name(name).replace('_', ' ');
    }

    private RequestBody body(MethodParameter parameter, String example) {
        var media = new MediaType().schema(schemas.wished(WishReader.type(parameter)));
        if (!example.isEmpty()) {
            media.setExample(json.read(example.getBytes(StandardCharsets.UTF_8), Map.class));
        }
        return new RequestBody().required(true).content(new Content().addMediaType(JSON, media));
    }

    private static RequestBody file(HandlerMethod method) {
        var bytes = ApiSchemas.simple("string", "binary");
        var content = new Content();
        mapping(method).stream()
                .flatMap(mapping -> Stream.of(mapping.consumes()))
                .forEach(type -> content.addMediaType(type, new MediaType().schema(bytes)));
        return new RequestBody().required(true).content(content);
    }
}
