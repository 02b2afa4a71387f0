package app.latchkey.platform.security;

import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What a browser asks for when somebody goes to a page, and neither its scripts nor other programs do. */
final class PageRequests {

    static final RequestMatcher ANY = matcher();

    private PageRequests() {}

    private static RequestMatcher matcher() {
        var matcher = new MediaTypeRequestMatcher(MediaType.TEXT_HTML);
        matcher.setIgnoredMediaTypes(Set.of(MediaType.ALL));
        return matcher;
    }
}
