package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Where programs are answered. */
final class ApiPaths {

    static final String ALL = "/api/**";

    /** Where programs sign people in and out. */
    static final String AUTH = ApiController.V1 + "/auth/";

    /** For whoever has no token yet: how to get one, and what there is. */
    static final String[] OPEN = {
        AUTH + "login",
        AUTH + "refresh",
        ApiController.V1 + "/openapi",
        ApiController.V1 + "/openapi/**",
        ApiController.V1 + "/openapi.yaml",
        "/api/docs",
        "/api/swagger-ui/**"
    };

    private static final RequestMatcher ANY = PathPatternRequestMatcher.pathPattern(ALL);

    private ApiPaths() {}

    /** However it is written: a letter may stand there as a percentage. */
    static boolean isOneOf(HttpServletRequest request) {
        return ANY.matches(request);
    }
}
