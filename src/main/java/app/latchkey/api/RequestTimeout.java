package app.latchkey.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Ends the work on a request that takes too long by interrupting its thread; a statement has a limit of its own. */
@Component
class RequestTimeout implements HandlerInterceptor, DisposableBean {

    static final int SECONDS = 30;

    private static final String WATCH = RequestTimeout.class.getName();

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("latchkey-timeouts").factory());
    private final Duration longest;

    RequestTimeout(@Value("${latchkey.api.timeout:30s}") Duration longest) {
        this.longest = longest;
        // Most requests are over long before their alarm.
        clock.setRemoveOnCancelPolicy(true);
    }

    /** How many alarms are set. */
    int watched() {
        return clock.getQueue().size();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || !method.hasMethodAnnotation(TakesLong.class)) {
            var watch = new Watch(Thread.currentThread());
            watch.alarm = clock.schedule(watch::ring, longest.toMillis(), TimeUnit.MILLISECONDS);
            request.setAttribute(WATCH, watch);
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        if (request.getAttribute(WATCH) instanceof Watch watch) {
            watch.end();
        }
    }

    /** Whether this request was ended by its watch. */
    static boolean rang(HttpServletRequest request) {
        return request.getAttribute(WATCH) instanceof Watch watch && watch.rang;
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }

    private static final class Watch {

        private final Thread worker;
        private @Nullable Future<?> alarm;
        private boolean isOver;
        private volatile boolean rang;

        private Watch(Thread worker) {
            this.worker = worker;
        }

        private synchronized void ring() {
            if (!isOver) {
                rang = true;
                worker.interrupt();
            }
        }

        /** From here on the thread is another request's. */
        private synchronized void end() {
            isOver = true;
            if (alarm != null) {
                alarm.cancel(false);
            }
            if (rang) {
                var unused = Thread.interrupted();
            }
        }
    }
}
