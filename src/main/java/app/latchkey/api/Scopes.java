package app.latchkey.api;

import app.latchkey.platform.security.ApiScope;
import app.latchkey.platform.security.Bearer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what a token does not allow, whatever its person may. */
@Component
class Scopes implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getAttribute(Answers.BEARER) instanceof Bearer bearer) {
            var needed = of(method, request.getMethod());
            if (!bearer.scopes().contains(needed)) {
                throw new ScopeMissing(needed);
            }
        }
        return true;
    }

    static ApiScope of(HandlerMethod method, String httpMethod) {
        var said = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), NeedsScope.class);
        if (said == null) {
            said = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), NeedsScope.class);
        }
        if (said != null) {
            return said.value();
        }
        return httpMethod.equals("GET") || httpMethod.equals("HEAD") ? ApiScope.READ : ApiScope.WRITE;
    }
}
