package app.latchkey.api;

import app.latchkey.platform.QueryReader;
import app.latchkey.platform.QueryReader.Parameter;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/** What may be asked in an address, told from what reads it. */
final class DescribedParameters {

    private static final Set<String> OF_LISTS = Set.of("page", "count", "export", "find");

    private DescribedParameters() {}

    /** One that a method takes as an argument. */
    record Bound(String name, boolean isMany) {}

    static List<Bound> bound(HandlerMethod method) {
        return Stream.of(method.getMethodParameters())
                .flatMap(DescribedParameters::bound)
                .toList();
    }

    private static Stream<Bound> bound(MethodParameter parameter) {
        var said = parameter.getParameterAnnotation(RequestParam.class);
        return said == null
                ? Stream.empty()
                : Stream.of(new Bound(
                        said.name().isEmpty() ? parameter.getParameter().getName() : said.name(),
                        Collection.class.isAssignableFrom(parameter.getParameterType())));
    }

    /** Whether {@link ApiQuery} reads whatever is asked there. */
    static boolean isReadWhole(HandlerMethod method) {
        return method.hasMethodAnnotation(Asks.class)
                || (method.getBean() instanceof ListEndpoints<?, ?, ?>
                        && OF_LISTS.contains(method.getMethod().getName()));
    }

    static HeaderParameter header(String name, String description) {
        var header = new HeaderParameter();
        header.name(name).description(description).schema(ApiSchemas.simple("string", null));
        return header;
    }

    static List<io.swagger.v3.oas.models.parameters.Parameter> queried(HandlerMethod handler, HandlerMethod method) {
        var asks = method.getMethodAnnotation(Asks.class);
        if (asks != null) {
            return described(QueryReader.parameters(BeanUtils.instantiateClass(asks.value())::read));
        }
        return handler.getBean() instanceof ListEndpoints<?, ?, ?> endpoints
                ? described(
                        switch (method.getMethod().getName()) {
                            case "page" -> ApiLists.parameters(endpoints.list());
                            case "count" -> ApiLists.filters(endpoints.list());
                            case "export" -> ApiExport.parameters(endpoints.list());
                            case "find" -> QueryReader.parameters(query -> Fields.read(query, Record.class));
                            default -> List.of();
                        })
                : List.of();
    }

    private static List<io.swagger.v3.oas.models.parameters.Parameter> described(List<Parameter> parameters) {
        return parameters.stream().map(DescribedParameters::described).toList();
    }

    private static io.swagger.v3.oas.models.parameters.Parameter described(Parameter parameter) {
        var query = new QueryParameter();
        query.name(parameter.name()).required(false);
        if (parameter.name().equals("fields")) {
            query.description(
                    "Names of fields with commas between, the same for every role that reads; the answer is then without the others");
        }
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
}
