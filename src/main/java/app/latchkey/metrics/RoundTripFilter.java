package app.latchkey.metrics;

import app.latchkey.metrics.RoundTrip.Action;
import app.latchkey.platform.RequestIdFilter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Measures every request, within the one that numbers it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class RoundTripFilter extends OncePerRequestFilter {

    private final RequestFigures figures;

    RoundTripFilter(RequestFigures figures) {
        this.figures = figures;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var trip = new RoundTrip();
        boolean isAnswered = false;
        figures.began();
        trip.begin();
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
            isAnswered = true;
        } finally {
            long nanos = System.nanoTime() - start;
            trip.end();
            int status = isAnswered ? response.getStatus() : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
            if (status >= 500 || request.getAttribute(RequestIdFilter.FAILED) != null) {
                trip.fails();
            }
            var route = route(request, trip);
            figures.ended(trip, route, nanos, String.valueOf(MDC.get(RequestIdFilter.KEY)));
            RequestLog.answered(request.getMethod(), trip.name(route), status, nanos);
        }
    }

    /** The pattern and never the address, which may say whose it is. */
    private static String route(HttpServletRequest request, RoundTrip trip) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern == null || pattern.equals("/**")) {
            if (trip.action() == Action.REQUEST) {
                trip.is(Action.FILE);
            }
            return "files";
        }
        if (pattern.toString().startsWith("/actuator")) {
            trip.is(Action.PROBE);
        }
        return pattern.toString();
    }
}
