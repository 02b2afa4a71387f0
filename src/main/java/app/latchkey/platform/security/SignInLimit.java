package app.latchkey.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * So many forms of the way in are taken from one network address in a minute, right or wrong, before anything is looked
 * up for them. Of each instance; the failures that close an address are counted by the database.
 */
@Component
public class SignInLimit extends OncePerRequestFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_ADDRESSES = 100_000;

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(MINUTE.multipliedBy(2))
            .build();
    private final long perMinute;

    SignInLimit(@Value("${latchkey.sign-in.per-minute}") long perMinute) {
        this.perMinute = perMinute;
    }

    /** How many addresses it keeps an eye on. */
    public long addresses() {
        return buckets.estimatedSize();
    }

    public long perMinute() {
        return perMinute;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return !"POST".equals(request.getMethod())
                || !(path.equals("/" + SignInView.ROUTE) || path.startsWith("/" + SignInView.ROUTE + "/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var taken = Objects.requireNonNull(buckets.get(request.getRemoteAddr(), address -> bucket()))
                .tryConsumeAndReturnRemaining(1);
        response.setHeader("RateLimit-Limit", Long.toString(perMinute));
        response.setHeader("RateLimit-Remaining", Long.toString(taken.getRemainingTokens()));
        response.setHeader("RateLimit-Reset", Long.toString(seconds(taken.getNanosToWaitForReset())));
        if (taken.isConsumed()) {
            chain.doFilter(request, response);
            return;
        }
        long wait = seconds(taken.getNanosToWaitForRefill());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(wait));
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write("Too many attempts from your network. Try again in " + wait + " s.");
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, MINUTE))
                .build();
    }

    private static long seconds(long nanos) {
        return Math.max(1, Duration.ofNanos(nanos).plusMillis(999).toSeconds());
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
