package app.latchkey.api;

import app.latchkey.platform.cache.OfferedCache;
import app.latchkey.platform.cache.OffersCache;
import app.latchkey.platform.live.ChangeClock;
import app.latchkey.platform.security.Bearer;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.platform.security.Role;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.stats.ConcurrentStatsCounter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Tells a person once more what the same token was told at the same address, before anything is looked up for it: as long
 * as nothing changed that the answer tells of, and for a minute at most; whoever says {@code Cache-Control: no-cache} has
 * it read anew, and nothing is remembered of it. Nothing is decided by what is remembered; an
 * edit names the version that it was made of.
 */
@Component
class KnownAnswers extends OncePerRequestFilter implements OffersCache {

    /** In bytes. */
    private static final long MOST = 32L << 20;

    private static final int LARGEST = 256 << 10;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private record Key(Bearer bearer, Role role, String address) {}

    private record Remembered(
            Told<?> told,
            long agencyId,
            Set<String> kinds,
            long change,
            long until,
            @Nullable Object route) {}

    private final ConcurrentStatsCounter asked = new ConcurrentStatsCounter();
    private final Cache<Key, Remembered> remembered = Caffeine.newBuilder()
            .maximumWeight(MOST)
            .<Key, Remembered>weigher((key, answer) -> answer.told().weight())
            .expireAfterWrite(LONGEST)
            .recordStats(() -> asked)
            .build();
    private final ChangeClock clock;
    private final CurrentAgency agency;

    KnownAnswers(ChangeClock clock, CurrentAgency agency) {
        this.clock = clock;
        this.agency = agency;
    }

    /** Of the current agency; 0 of none. */
    long newestChange(Set<String> kinds) {
        var agencyId = agency.id();
        return agencyId.isPresent() ? clock.newest(agencyId.getAsLong(), kinds) : 0;
    }

    void remember(HttpServletRequest request, Told<?> told, Set<String> kinds, long change, Duration life) {
        var key = key(request);
        var agencyId = agency.id();
        if (key != null && agencyId.isPresent() && told.weight() <= LARGEST && !Answers.isWantedAnew(request)) {
            remembered.put(
                    key,
                    new Remembered(
                            told,
                            agencyId.getAsLong(),
                            kinds,
                            change,
                            System.nanoTime() + life.toNanos(),
                            request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        }
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var known = known(request);
        if (known == null) {
            chain.doFilter(request, response);
            return;
        }
        request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, known.route());
        ToldHandler.tell(known.told(), request, response);
    }

    private @Nullable Remembered known(HttpServletRequest request) {
        var key = request.getMethod().equals("GET") && !Answers.isWantedAnew(request) ? key(request) : null;
        if (key == null) {
            return null;
        }
        // Counted here, for what is out of date is no hit.
        var known = remembered.asMap().get(key);
        if (known != null
                && known.until() - System.nanoTime() > 0
                && known.change() == clock.newest(known.agencyId(), known.kinds())) {
            asked.recordHits(1);
            return known;
        }
        asked.recordMisses(1);
        return null;
    }

    /** Programs ask for something else each time, or for the same only when it has changed. */
    @Override
    public OfferedCache offered() {
        return new OfferedCache("api-answers", remembered, 1, false);
    }

    private static @Nullable Key key(HttpServletRequest request) {
        var query = request.getQueryString();
        return request.getAttribute(Answers.BEARER) instanceof Bearer bearer
                ? new Key(
                        bearer,
                        bearer.person().role(),
                        query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query)
                : null;
    }

    /** It stands in the chain of the API, behind what decides who may, and not once more before it. */
    @Configuration(proxyBeanMethods = false)
    static class NotByItself {

        @Bean
        FilterRegistrationBean<KnownAnswers> knownAnswersAreInTheChain(KnownAnswers known) {
            var registration = new FilterRegistrationBean<>(known);
            registration.setEnabled(false);
            return registration;
        }
    }
}
