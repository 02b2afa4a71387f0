package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;

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

    private ApiPaths() {}

    static boolean isOneOf(HttpServletRequest request) {
        return request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }
}
