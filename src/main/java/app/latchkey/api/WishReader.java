package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Reads what a program sends for a record. */
@Component
class WishReader implements HandlerMethodArgumentResolver {

    /** Longer than any record of ours. */
    private static final int LONGEST = 1 << 20;

    private static final MediaType MERGE_PATCH = MediaType.valueOf("application/merge-patch+json");
    private static final List<MediaType> TAKEN = List.of(MediaType.APPLICATION_JSON, MERGE_PATCH);

    private final ApiJson json;

    WishReader(ApiJson json) {
        this.json = json;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Wish.class);
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest web,
            @Nullable WebDataBinderFactory binders)
            throws IOException {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new BodyRefused("too-large");
        }
        if (body.length == 0) {
            throw new BodyRefused("body-missing");
        }
        var said = read(body);
        if (said == null) {
            throw new BodyRefused("body-missing");
        }
        return new Wish<>(said, type(parameter), json);
    }

    private @Nullable ObjectNode read(byte[] body) {
        try {
            return json.read(body, ObjectNode.class);
        } catch (JacksonException e) {
            throw new BodyUnreadable(e);
        }
    }

    static Class<?> type(MethodParameter parameter) {
        return Objects.requireNonNull(
                ResolvableType.forMethodParameter(parameter).getGeneric(0).resolve());
    }

    /** @throws HttpMediaTypeNotSupportedException with what is taken */
    static void refuseOtherMedia(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        var said = request.getHeader(HttpHeaders.CONTENT_TYPE);
        try {
            var type = said == null ? MediaType.APPLICATION_JSON : MediaType.parseMediaType(said);
            if (MediaType.APPLICATION_JSON.includes(type) || MERGE_PATCH.includes(type)) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotSupportedException(e.getMessage(), TAKEN);
        }
        throw new HttpMediaTypeNotSupportedException("Not JSON", TAKEN);
    }
}
