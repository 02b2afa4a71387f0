package app.latchkey.api;

/** Where programs are answered. */
final class ApiPaths {

    static final String ALL = "/api/**";

    /** For whoever has no token yet: how to get one, and what there is. */
    static final String[] OPEN = {
        ApiController.V1 + "/auth/login",
        ApiController.V1 + "/auth/refresh",
        ApiController.V1 + "/openapi",
        ApiController.V1 + "/openapi/**",
        ApiController.V1 + "/openapi.yaml",
        "/api/docs",
        "/api/swagger-ui/**"
    };

    private ApiPaths() {}
}
