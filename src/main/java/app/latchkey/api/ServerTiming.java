package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/** Says how long an answer took to make. */
@Component
class ServerTiming implements HandlerInterceptor {

    private static final String BEGAN = ServerTiming.class.getName();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(BEGAN, System.nanoTime());
        return true;
    }

    static void say(HttpServletRequest request, HttpServletResponse response) {
        if (request.getAttribute(BEGAN) instanceof Long began) {
            long micros = (System.nanoTime() - began) / 1_000;
            response.setHeader("Server-Timing", "app;dur=%d.%03d".formatted(micros / 1_000, micros % 1_000));
        }
    }
}
