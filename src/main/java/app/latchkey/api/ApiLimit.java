package app.latchkey.api;

import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.RateLimit;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** So many requests a minute. Of each instance. */
abstract class ApiLimit extends OncePerRequestFilter {

    private final RateLimit limit;
    private final ApiProblems problems;

    private ApiLimit(RateLimit limit, ApiProblems problems) {
        this.limit = limit;
        this.problems = problems;
    }

    /** Whose requests are counted together; null for one that is not counted. */
    abstract @Nullable Object key(HttpServletRequest request);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = key(request);
        long wait = key == null ? 0 : limit.take(key, response);
        if (wait == 0) {
            chain.doFilter(request, response);
        } else {
            problems.write(response, problems.of(HttpStatus.TOO_MANY_REQUESTS, "rate-limit", wait));
        }
    }

    /** Whoever tries tokens out is stopped before they are looked up. */
    static final class OfAddress extends ApiLimit {

        OfAddress(long perMinute, ApiProblems problems) {
            super(new RateLimit(perMinute), problems);
        }

        @Override
        Object key(HttpServletRequest request) {
            return request.getRemoteAddr();
        }
    }

    /** Signing in counts with the forms of the way in, whichever way somebody tries. */
    static final class OfSignIn extends ApiLimit {

        private static final RequestMatcher AUTH = PathPatternRequestMatcher.pathPattern(ApiPaths.AUTH + "**");

        OfSignIn(RateLimit forms, ApiProblems problems) {
            super(forms, problems);
        }

        @Override
        @Nullable Object key(HttpServletRequest request) {
            return AUTH.matches(request) ? request.getRemoteAddr() : null;
        }
    }

    /** All tokens of one person count together. */
    static final class OfPerson extends ApiLimit {

        OfPerson(long perMinute, ApiProblems problems) {
            super(new RateLimit(perMinute), problems);
        }

        @Override
        @Nullable Object key(HttpServletRequest request) {
            var authentication = SecurityContextHolder.getContext().getAuthentication();
            if (authentication != null && authentication.getDetails() instanceof Bearer bearer) {
                request.setAttribute(Answers.BEARER, bearer);
                return bearer.person().id();
            }
            return null;
        }
    }
}
