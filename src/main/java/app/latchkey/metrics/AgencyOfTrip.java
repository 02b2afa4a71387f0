package app.latchkey.metrics;

import app.latchkey.platform.security.CurrentAgency;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says of each request whose people ask. */
final class AgencyOfTrip extends OncePerRequestFilter {

    private final CurrentAgency agency;

    AgencyOfTrip(CurrentAgency agency) {
        this.agency = agency;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RoundTrip.current().ifPresent(trip -> agency.id().ifPresent(trip::isOf));
        chain.doFilter(request, response);
    }
}
