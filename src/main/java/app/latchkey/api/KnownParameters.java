package app.latchkey.api;

import app.latchkey.api.DescribedParameters.Bound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what an address does not take, before anything is done: where {@link ApiQuery} reads it, that does so. */
@Component
class KnownParameters implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        if (!(handler instanceof HandlerMethod method)
                || !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ApiController.class)) {
            return true;
        }
        if (OpenApi.wish(method).isPresent()) {
            // The fields of a form would be taken for parameters.
            WishReader.refuseOtherMedia(request);
        }
        var asked = request.getParameterMap();
        if (!asked.isEmpty() && !DescribedParameters.isReadWhole(method)) {
            refuseOthers(asked, DescribedParameters.bound(method));
        }
        return true;
    }

    private static void refuseOthers(Map<String, String[]> asked, List<Bound> bound) {
        var known = bound.stream().collect(Collectors.toMap(Bound::name, Bound::isMany));
        var unknown =
                asked.keySet().stream().filter(name -> !known.containsKey(name)).toList();
        var repeated = asked.entrySet().stream()
                .filter(parameter -> parameter.getValue().length > 1)
                .map(Map.Entry::getKey)
                .filter(name -> Boolean.FALSE.equals(known.get(name)))
                .toList();
        if (!unknown.isEmpty() || !repeated.isEmpty()) {
            throw new BadQuery(List.of(), repeated, unknown);
        }
    }
}
