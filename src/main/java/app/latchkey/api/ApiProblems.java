package app.latchkey.api;

import app.latchkey.platform.Problem;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/**
 * What went wrong, as programs read it (RFC 9457): a type that never changes its meaning, a sentence, the number of the
 * request, and the fields it is about.
 */
@Component
public class ApiProblems implements AuthenticationEntryPoint, AccessDeniedHandler {

    /** What the name of a problem stands behind. */
    public static final String TYPE = "urn:latchkey:problem:";

    private final ApiJson json;

    ApiProblems(ApiJson json) {
        this.json = json;
    }

    /** A field that can't be so. */
    public record FieldError(String field, String message) {}

    /**
     * @param name of the problem, with its title in the texts below {@code api.problem.}
     * @param arguments of the sentence in the texts below {@code api.problem.…​.detail}
     */
    public ProblemDetail of(HttpStatus status, String name, Object... arguments) {
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE + name));
        problem.setTitle(Texts.of("api.problem." + name));
        problem.setDetail(Texts.of("api.problem." + name + ".detail", arguments));
        problem.setProperty("request_id", MDC.get(RequestIdFilter.KEY));
        return problem;
    }

    /** Some fields can't be so. */
    public ProblemDetail invalid(String name, List<FieldError> errors) {
        var problem = of(HttpStatus.BAD_REQUEST, name, errors.size());
        problem.setProperty("errors", errors);
        return problem;
    }

    public FieldError error(String prefix, Problem problem) {
        return new FieldError(
                prefix + ApiJson.name(problem.field()),
                Texts.of(problem.key(), problem.arguments().toArray()));
    }

    void write(HttpServletResponse response, ProblemDetail problem) throws IOException {
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.write(problem));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        var isWrong = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                isWrong ? "Bearer realm=\"Latchkey\", error=\"invalid_token\"" : "Bearer realm=\"Latchkey\"");
        write(response, of(HttpStatus.UNAUTHORIZED, isWrong ? "token-invalid" : "token-missing"));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        write(response, of(HttpStatus.FORBIDDEN, "forbidden"));
    }
}
