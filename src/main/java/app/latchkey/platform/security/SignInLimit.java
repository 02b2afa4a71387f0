package app.latchkey.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many forms of the way in are taken from one network address in a minute, right or wrong, before anything is looked
 * up for them. Of each instance; the failures that close an address are counted by the database.
 */
@Component
public class SignInLimit extends OncePerRequestFilter {

    private static final RequestMatcher FORMS =
            PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/" + SignInView.ROUTE + "/**");

    private final RateLimit limit;

    SignInLimit(@Value("${latchkey.sign-in.per-minute}") long perMinute) {
        limit = new RateLimit(perMinute);
    }

    /** How many addresses it keeps an eye on. */
    public long addresses() {
        return limit.keys();
    }

    /** The same for programs, whose attempts count together with forms. */
    public RateLimit limit() {
        return limit;
    }

    public long perMinute() {
        return limit.perMinute();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !FORMS.matches(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long wait = limit.take(request.getRemoteAddr(), response);
        if (wait == 0) {
            chain.doFilter(request, response);
            return;
        }
        if (PageRequests.ANY.matches(request)) {
            response.sendRedirect(
                    request.getContextPath() + "/" + SignInView.ROUTE + "?" + SignInView.LATER + "=" + wait);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write("Too many attempts from your network. Try again in " + wait + " s.");
    }

    /** It stands in the chain of the screens, behind what numbers a request, and not once more before it. */
    @Configuration(proxyBeanMethods = false)
    static class NotByItself {

        @Bean
        FilterRegistrationBean<SignInLimit> signInLimitIsInTheChain(SignInLimit limit) {
            var registration = new FilterRegistrationBean<>(limit);
            registration.setEnabled(false);
            return registration;
        }
    }
}
