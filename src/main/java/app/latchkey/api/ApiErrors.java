package app.latchkey.api;

import app.latchkey.api.ApiProblems.FieldError;
import app.latchkey.platform.InvalidFields;
import app.latchkey.platform.QueryReader.Mistake;
import app.latchkey.platform.QueryReader.Parameter;
import app.latchkey.platform.RecordNotFound;
import app.latchkey.platform.RequestIdFilter;
import app.latchkey.platform.StaleEdit;
import app.latchkey.platform.Texts;
import app.latchkey.platform.security.SignInClosed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Tells programs what went wrong, whatever it was, and never how the desk is built. */
@Component
class ApiErrors implements HandlerExceptionResolver {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    private static final String CANCELLED = "57014";
    private static final String UNKNOWN_REFERENCE = "23503";
    private static final String NOT_UNIQUE = "23505";
    private static final String AGAINST_A_RULE = "23514";

    /** Values that a column can't hold. */
    private static final String DATA = "22";

    private final ApiProblems problems;
    private final ObjectProvider<Refusals> refusals;

    ApiErrors(ApiProblems problems, ObjectProvider<Refusals> refusals) {
        this.problems = problems;
        this.refusals = refusals;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiPaths.isOneOf(request)) {
            return null;
        }
        if (failure instanceof AsyncRequestNotUsableException) {
            LOG.debug("Nobody hears the answer");
            return new ModelAndView();
        }
        if (response.isCommitted()) {
            // The connection breaks off, so that nobody takes what was sent for all there is.
            return failure instanceof IOException ? new ModelAndView() : null;
        }
        try {
            forget(response);
            var problem = RequestTimeout.rang(request) ? timeout() : of(failure, handler);
            if (problem.getStatus() >= 500) {
                request.setAttribute(RequestIdFilter.FAILED, true);
            }
            if (failure instanceof ErrorResponse known) {
                known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            }
            if (failure instanceof SignInClosed closed) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds(closed)));
            }
            problems.write(response, problem);
        } catch (IOException e) {
            LOG.debug("Nobody hears the answer", e);
        }
        return new ModelAndView();
    }

    private static long seconds(SignInClosed closed) {
        return closed.closedFor().toSeconds() + 1;
    }

    /** Whatever would have been sent. */
    private static void forget(HttpServletResponse response) {
        response.resetBuffer();
        response.setCharacterEncoding((String) null);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
    }

    /** Who makes something asks for no record: what is not there is one that the new one would refer to. */
    private ProblemDetail of(Exception failure, @Nullable Object handler) {
        return failure instanceof RecordNotFound
                        && handler instanceof HandlerMethod method
                        && method.hasMethodAnnotation(Creates.class)
                ? problems.of(HttpStatus.BAD_REQUEST, "reference-unknown")
                : of(failure);
    }

    private ProblemDetail of(Exception failure) {
        return switch (failure) {
            case BadQuery bad -> query(bad);
            case CursorRefused unused ->
                problems.invalid("query-invalid", List.of(new FieldError("cursor", Texts.of("api.error.cursor"))));
            case InvalidFields invalid ->
                problems.invalid(
                        "invalid",
                        invalid.problems().stream()
                                .map(problem -> problems.error("", problem))
                                .toList());
            case RecordNotFound unused -> problems.of(HttpStatus.NOT_FOUND, "not-found");
            case StaleEdit stale -> stale(stale);
            case VersionMissing unused -> problems.of(HttpStatus.PRECONDITION_REQUIRED, "version-missing");
            case ApiRefusal refused -> refused(refused);
            case IdempotencyKeyRefused refused ->
                refused.isTaken()
                        ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-taken")
                        : problems.of(HttpStatus.BAD_REQUEST, "idempotency-key-invalid");
            case ScopeMissing missing ->
                problems.of(
                        HttpStatus.FORBIDDEN,
                        "scope-missing",
                        missing.scope().name().toLowerCase(Locale.ROOT));
            case SignInClosed closed -> problems.of(HttpStatus.TOO_MANY_REQUESTS, "sign-in-closed", seconds(closed));
            case AuthenticationException unused -> problems.of(HttpStatus.UNAUTHORIZED, "sign-in-failed");
            case AccessDeniedException unused -> problems.of(HttpStatus.FORBIDDEN, "forbidden");
            case BodyUnreadable unreadable -> body(unreadable.why());
            case BodyRefused refused -> refused(refused);
            case RequestRejectedException unused -> problems.of(HttpStatus.BAD_REQUEST, "address-refused");
            case InvalidParameterException unused -> problems.of(HttpStatus.BAD_REQUEST, "address-refused");
            case MethodArgumentTypeMismatchException mismatch ->
                problems.invalid(
                        "query-invalid",
                        List.of(new FieldError(ApiJson.name(mismatch.getName()), Texts.of("api.error.value"))));
            case TypeMismatchException unused -> problems.invalid("query-invalid", List.of());
            case MissingServletRequestParameterException missing ->
                problems.invalid(
                        "query-invalid",
                        List.of(new FieldError(missing.getParameterName(), Texts.of("api.error.missing"))));
            case ServletRequestBindingException unused -> problems.invalid("query-invalid", List.of());
            case ErrorResponse known ->
                known(HttpStatus.valueOf(known.getStatusCode().value()), failure);
            default -> unexpected(failure);
        };
    }

    private ProblemDetail query(BadQuery bad) {
        var errors = new ArrayList<FieldError>();
        bad.mistakes().forEach(mistake -> errors.add(mistake(mistake)));
        bad.repeated().forEach(name -> errors.add(new FieldError(name, Texts.of("api.error.repeated"))));
        bad.unknown().forEach(name -> errors.add(new FieldError(name, Texts.of("api.error.unknown-parameter"))));
        return problems.invalid("query-invalid", errors);
    }

    private FieldError mistake(Mistake mistake) {
        var parameter = mistake.parameter();
        return new FieldError(parameter.name(), Texts.of("api.error." + key(parameter), arguments(parameter)));
    }

    private static String key(Parameter parameter) {
        return parameter.name().equals("fields")
                ? "fields"
                : parameter.form().name().toLowerCase(Locale.ROOT);
    }

    private static Object[] arguments(Parameter parameter) {
        return parameter.choices().isEmpty()
                ? new Object[] {parameter.least(), parameter.most()}
                : new Object[] {String.join(", ", parameter.choices())};
    }

    private ProblemDetail body(JacksonException json) {
        var at = json.getLocation();
        if (!(json instanceof DatabindException || json instanceof InputCoercionException)) {
            var problem = problems.of(HttpStatus.BAD_REQUEST, "body-malformed");
            if (at != null && at.getLineNr() > 0) {
                problem.setProperty("line", at.getLineNr());
                problem.setProperty("column", at.getColumnNr());
            }
            return problem;
        }
        var place = json.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        var key = json instanceof UnrecognizedPropertyException ? "api.error.unknown-field" : "api.error.value";
        return problems.invalid("body-invalid", List.of(new FieldError(place, Texts.of(key))));
    }

    private ProblemDetail refused(BodyRefused refused) {
        return switch (refused.problem()) {
            case "too-large" -> problems.of(HttpStatus.CONTENT_TOO_LARGE, "too-large");
            case "body-missing" -> problems.of(HttpStatus.BAD_REQUEST, "body-missing");
            default ->
                problems.invalid(
                        "body-invalid",
                        refused.missing().stream()
                                .map(name -> new FieldError(name, Texts.of("api.error.missing")))
                                .toList());
        };
    }

    private ProblemDetail stale(StaleEdit stale) {
        var problem = problems.of(HttpStatus.PRECONDITION_FAILED, "stale");
        problem.setProperty("changed_by", stale.changedBy());
        problem.setProperty("changed_at", stale.changedAt().toString());
        return problem;
    }

    private ProblemDetail refused(ApiRefusal refused) {
        var problem = problems.of(refused.status(), refused.problem(), refused.arguments());
        refused.properties().forEach(problem::setProperty);
        return problem;
    }

    private ProblemDetail known(HttpStatus status, Exception failure) {
        return switch (status) {
            case NOT_FOUND -> problems.of(status, "not-found");
            case METHOD_NOT_ALLOWED -> problems.of(status, "method");
            case UNSUPPORTED_MEDIA_TYPE -> problems.of(status, "media-type", taken(failure));
            case NOT_ACCEPTABLE -> problems.of(status, "not-acceptable");
            case CONTENT_TOO_LARGE -> problems.of(status, "too-large");
            default -> status.is4xxClientError() ? problems.invalid("query-invalid", List.of()) : unexpected(failure);
        };
    }

    private static String taken(Exception failure) {
        return failure instanceof HttpMediaTypeNotSupportedException other
                ? other.getSupportedMediaTypes().stream()
                        .map(MediaType::toString)
                        .collect(Collectors.joining(", "))
                : MediaType.APPLICATION_JSON_VALUE;
    }

    private ProblemDetail unexpected(Exception failure) {
        var refused = refusals.stream()
                .map(feature -> feature.of(failure))
                .filter(Objects::nonNull)
                .findFirst();
        if (refused.isPresent()) {
            return refused(refused.get());
        }
        var state = NestedExceptionUtils.getMostSpecificCause(failure) instanceof SQLException sql
                ? sql.getSQLState()
                : null;
        if (CANCELLED.equals(state)) {
            return timeout();
        }
        if (UNKNOWN_REFERENCE.equals(state)) {
            return problems.of(HttpStatus.BAD_REQUEST, "reference-unknown");
        }
        if (NOT_UNIQUE.equals(state)) {
            return problems.of(HttpStatus.CONFLICT, "not-unique");
        }
        if (AGAINST_A_RULE.equals(state) || (state != null && state.startsWith(DATA))) {
            return problems.of(HttpStatus.BAD_REQUEST, "value-impossible");
        }
        LOG.error("A program's request failed", failure);
        return problems.of(HttpStatus.INTERNAL_SERVER_ERROR, "unexpected");
    }

    /** With the members by which clients of other back ends know it. */
    private ProblemDetail timeout() {
        var problem = problems.of(HttpStatus.GATEWAY_TIMEOUT, "timeout");
        problem.setProperty("error", "request_timeout");
        problem.setProperty("message", "Request exceeded " + RequestTimeout.SECONDS + ".0s timeout");
        return problem;
    }
}
