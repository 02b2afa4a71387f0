package app.latchkey.api;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Lets programs work a few at a time, whoever came first before the others. All are answered sooner than if each began at
 * once, and people at their screens never wait for a connection behind them. What takes long has places of its own.
 */
@Component
class ApiTurns implements HandlerInterceptor {

    static final Duration AGAIN_AFTER = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int OF_A_PROCESSOR = 4;

    /** Exports hold up to four connections of the pool's twenty besides. */
    private static final int MOST = 12;

    private static final String TAKEN = ApiTurns.class.getName();

    private final Semaphore turns;
    private final Duration patience;

    @Autowired
    ApiTurns(MeterRegistry meters) {
        this(Math.min(OF_A_PROCESSOR * Runtime.getRuntime().availableProcessors(), MOST), PATIENCE);
        Gauge.builder("http.requests.waiting", this::waiting).register(meters);
    }

    ApiTurns(int atOnce, Duration patience) {
        this.turns = new Semaphore(atOnce, true);
        this.patience = patience;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws InterruptedException {
        if (handler instanceof HandlerMethod method && takesTurns(method)) {
            if (!turns.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(AGAIN_AFTER.toSeconds()));
                throw new ApiRefusal(HttpStatus.SERVICE_UNAVAILABLE, "busy", null, AGAIN_AFTER.toSeconds());
            }
            request.setAttribute(TAKEN, true);
        }
        return true;
    }

    /** How many wait for their turn now. */
    int waiting() {
        return turns.getQueueLength();
    }

    private static boolean takesTurns(HandlerMethod method) {
        return !method.hasMethodAnnotation(TakesLong.class)
                && !method.getBeanType().isAnnotationPresent(WaitsForOthers.class);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(TAKEN) != null) {
            request.removeAttribute(TAKEN);
            turns.release();
        }
    }
}
