package app.latchkey.api;

import app.latchkey.api.Announces.Announcement;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which requests the desk makes to others. */
final class DescribedAnnouncements {

    private static final String JSON = org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

    private final ApiSchemas schemas;
    private final ApiJson json;

    DescribedAnnouncements(ApiSchemas schemas, ApiJson json) {
        this.schemas = schemas;
        this.json = json;
    }

    void add(OpenAPI document, List<Announcement> announcements) {
        var items = new LinkedHashMap<String, PathItem>();
        announcements.forEach(each -> items.put(each.name(), new PathItem().post(operation(each))));
        document.setWebhooks(items);
    }

    private Operation operation(Announcement said) {
        var operation = new Operation()
                .operationId("announcement-" + said.name().replaceAll("[._]", "-"))
                .summary(said.summary())
                .description(said.description())
                .security(List.of())
                .requestBody(body(said))
                .responses(new ApiResponses());
        said.headers()
                .forEach((name, description) -> operation.addParametersItem(
                        DescribedParameters.header(name, description).required(true)));
        said.answers()
                .forEach((status, description) ->
                        operation.getResponses().addApiResponse(status, new ApiResponse().description(description)));
        return operation;
    }

    private RequestBody body(Announcement said) {
        var media = new MediaType()
                .schema(ApiSchemas.both(schemas.said(said.body()), topic(said.name())))
                .example(json.read(said.example().getBytes(StandardCharsets.UTF_8), Map.class));
        return new RequestBody().required(true).content(new Content().addMediaType(JSON, media));
    }

    private static Schema<?> topic(String name) {
        var topic = ApiSchemas.simple("string", null);
        topic.setConst(name);
        var body = ApiSchemas.simple("object", null);
        body.addProperty("topic", topic);
        return body;
    }
}
