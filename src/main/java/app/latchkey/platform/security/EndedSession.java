package app.latchkey.platform.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The page that somebody comes to when their session was ended begins with a new one. With the old one it would be gone
 * a moment later, and take along what was typed into it by then.
 */
class EndedSession extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var session = request.getSession(false);
        if (session != null && PageRequests.ANY.matches(request) && DeskSessions.isEnding(session)) {
            DeskSessions.invalidate(session);
        }
        chain.doFilter(request, response);
    }
}
