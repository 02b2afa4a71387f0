package app.latchkey.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says how long an answer took to make, whoever made it: until its first byte is sent. It stands before all that may
 * refuse one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class ServerTiming extends OncePerRequestFilter implements HeaderWriter {

    private static final String BEGAN = ServerTiming.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(BEGAN, System.nanoTime());
        chain.doFilter(request, response);
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            long micros = (System.nanoTime() - began) / 1_000;
            long thousandths = micros % 1_000;
            response.setHeader(
                    "Server-Timing",
                    "app;dur=" + micros / 1_000 + "." + (thousandths < 100 ? thousandths < 10 ? "00" : "0" : "")
                            + thousandths);
        }
    }
}
