package app.latchkey.api;

import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what a token does not allow, whatever its person may, before anything that was sent is looked at. */
@Component
class Scopes implements HandlerInterceptor {

    private final Map<HandlerMethod, List<NeedsScope>> said = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getAttribute(Answers.BEARER) instanceof Bearer bearer) {
            if (bearer.person().agencyId() == null && isOfAgency(method)) {
                throw new AccessDeniedException("Of no agency");
            }
            needed(method, request.getMethod()).stream()
                    .filter(needed -> !bearer.scopes().contains(needed))
                    .findFirst()
                    .ifPresent(missing -> {
                        throw new ScopeMissing(missing);
                    });
        }
        return true;
    }

    static boolean isOfAgency(HandlerMethod method) {
        var controller = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), ApiController.class);
        return controller != null && controller.ofAgency();
    }

    private Set<ApiScope> needed(HandlerMethod method, String httpMethod) {
        var needs = said.computeIfAbsent(method, Scopes::said);
        if (needs.isEmpty()) {
            return Set.of(httpMethod.equals("GET") || httpMethod.equals("HEAD") ? ApiScope.READ : ApiScope.WRITE);
        }
        return needs.stream()
                .flatMap(each -> Stream.of(each.value()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ApiScope.class)));
    }

    private static List<NeedsScope> said(HandlerMethod method) {
        return Stream.of(method.getBeanType(), method.getMethod())
                .map(place -> AnnotatedElementUtils.findMergedAnnotation(place, NeedsScope.class))
                .filter(Objects::nonNull)
                .toList();
    }
}
