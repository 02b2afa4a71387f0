package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Tells an answer, or that it is the one that is known already. */
@Component
class ToldHandler implements HandlerMethodReturnValueHandler {

    /** Of another form of the same answer. */
    private static final String SQUEEZED = "-gzip";

    @Override
    public boolean supportsReturnType(MethodParameter returnType) {
        return Told.class.isAssignableFrom(returnType.getParameterType());
    }

    @Override
    public void handleReturnValue(
            @Nullable Object value, MethodParameter type, ModelAndViewContainer container, NativeWebRequest web)
            throws IOException {
        container.setRequestHandled(true);
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(web.getNativeResponse(HttpServletResponse.class));
        tell((Told<?>) Objects.requireNonNull(value), request, response);
    }

    static void tell(Told<?> told, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean isSqueezed = told.isWorthSqueezing() && takesGzip(request);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        response.setHeader(HttpHeaders.ETAG, "\"" + told.tag() + (isSqueezed ? SQUEEZED : "") + "\"");
        if (isRead(request) && knows(request.getHeader(HttpHeaders.IF_NONE_MATCH), told.tag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setStatus(told.status());
        if (told.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, told.location());
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        if (isSqueezed) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        var body = isSqueezed ? told.squeezed() : told.json();
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var takes = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return takes != null
                && Arrays.stream(takes.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .anyMatch(coding -> coding.startsWith("gzip") && !coding.matches("gzip\\s*;\\s*q=0(\\.0*)?"));
    }

    /** Whether one of these tags names it, in whichever form. */
    static boolean knows(@Nullable String tags, String tag) {
        if (tags == null) {
            return false;
        }
        for (var candidate : tags.split(",", -1)) {
            var name = candidate.strip();
            if (name.equals("*") || bare(name).equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** A tag without its quotes and the form it names; a proxy that squeezes answers itself makes tags weak. */
    static String bare(String tag) {
        var strong = tag.startsWith("W/") ? tag.substring(2) : tag;
        var inner = strong.length() > 1 && strong.startsWith("\"") && strong.endsWith("\"")
                ? strong.substring(1, strong.length() - 1)
                : strong;
        return inner.endsWith(SQUEEZED) ? inner.substring(0, inner.length() - SQUEEZED.length()) : inner;
    }
}
