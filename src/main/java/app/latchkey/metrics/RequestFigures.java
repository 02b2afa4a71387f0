package app.latchkey.metrics;

import app.latchkey.metrics.RoundTrip.Action;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Counts the requests of this instance and what they take, by route and by screen. */
@Component
class RequestFigures {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFigures.class);
    private static final Duration SLOW = Duration.ofSeconds(2);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_KINDS = 300;
    private static final int MOST_SLOW = 50;

    private final Clock clock;
    private final MeterRegistry meters;
    private final AgencyRequests agencies;
    private final Map<Kind, Watched> kinds = new ConcurrentHashMap<>();
    private final AtomicInteger inProgress = new AtomicInteger();
    private final LastHour awaited = new LastHour();
    private final Object interval = new Object();
    private final PriorityQueue<SlowRequest> slowest =
            new PriorityQueue<>(MOST_SLOW, Comparator.comparingDouble(SlowRequest::millis));
    private Histogram all = new Histogram();
    private Histogram ofWhatIsAwaited = new Histogram();
    private int mostStatements;

    RequestFigures(Clock clock, MeterRegistry meters, AgencyRequests agencies) {
        this.clock = clock;
        this.meters = meters;
        this.agencies = agencies;
        Gauge.builder("http.requests.in.progress", inProgress, AtomicInteger::get)
                .register(meters);
    }

    void began() {
        inProgress.incrementAndGet();
    }

    void ended(RoundTrip trip, String route, long nanos, String requestId) {
        inProgress.decrementAndGet();
        var kind = kind(new Kind(trip.name(route), trip.action(), trip.view() != null));
        var watched = kinds.computeIfAbsent(kind, this::watch);
        long now = clock.millis();
        watched.lastHour.add(now, nanos, trip.failed(), trip.statements());
        watched.timer.record(nanos, TimeUnit.NANOSECONDS);
        (trip.failed() ? watched.failed : watched.passed).increment();
        boolean isAwaited = kind.action.isAwaited();
        synchronized (interval) {
            all.add(nanos, trip.failed());
            if (isAwaited) {
                ofWhatIsAwaited.add(nanos, trip.failed());
                mostStatements = Math.max(mostStatements, trip.statements());
            }
        }
        if (isAwaited) {
            awaited.add(now, nanos, trip.failed(), trip.statements());
            var agencyId = trip.agencyId();
            if (agencyId != null) {
                agencies.add(agencyId, trip, nanos);
            }
            var slow =
                    new SlowRequest(clock.instant(), kind.name, kind.action, nanos / 1e6, trip.statements(), requestId);
            remember(slow);
            if (nanos >= SLOW.toNanos()) {
                LOG.warn(
                        "{} took {} ms ({}, {} statements), request {}",
                        kind.name,
                        nanos / 1_000_000,
                        kind.action,
                        trip.statements(),
                        requestId);
            }
        }
    }

    private Kind kind(Kind kind) {
        return kinds.size() < MOST_KINDS || kinds.containsKey(kind) ? kind : new Kind("…", kind.action, kind.isScreen);
    }

    private Watched watch(Kind kind) {
        var requests =
                Counter.builder("http.requests").tag("endpoint", kind.name).tag("action", kind.action.name());
        var watched = new Watched(
                new LastHour(),
                Timer.builder("http.request.duration")
                        .tag("endpoint", kind.name)
                        .tag("action", kind.action.name())
                        .serviceLevelObjectives(
                                Duration.ofMillis(200),
                                Duration.ofMillis(500),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2))
                        .register(meters),
                requests.tag("outcome", "passed").register(meters),
                Counter.builder("http.requests")
                        .tag("endpoint", kind.name)
                        .tag("action", kind.action.name())
                        .tag("outcome", "failed")
                        .register(meters));
        Gauge.builder(
                        "error_rate_by_endpoint",
                        watched,
                        each -> each.lastHour.sum(clock.millis()).errorRate())
                .tag("endpoint", kind.name)
                .tag("action", kind.action.name())
                .register(meters);
        return watched;
    }

    private void remember(SlowRequest slow) {
        synchronized (slowest) {
            var quickest = slowest.peek();
            if (slowest.size() == MOST_SLOW && quickest != null && quickest.millis() >= slow.millis()) {
                return;
            }
            forgetOld();
            if (slowest.size() == MOST_SLOW) {
                slowest.poll();
            }
            slowest.add(slow);
        }
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(HOUR);
        slowest.removeIf(each -> each.at().isBefore(oldest));
    }

    int inProgress() {
        return inProgress.get();
    }

    /** The slowest first. */
    List<SlowRequest> slowest() {
        synchronized (slowest) {
            forgetOld();
            return slowest.stream()
                    .sorted(Comparator.comparingDouble(SlowRequest::millis).reversed())
                    .toList();
        }
    }

    /** What took most time first. */
    List<RequestRow> rows() {
        long now = clock.millis();
        record Summed(Kind kind, Watched watched, Histogram sum) {}
        return kinds.entrySet().stream()
                .map(each -> new Summed(
                        each.getKey(), each.getValue(), each.getValue().lastHour.sum(now)))
                .filter(each -> each.sum.count() > 0)
                .sorted(Comparator.comparing((Summed each) -> each.sum.total()).reversed())
                .map(each -> new RequestRow(
                        each.kind.name,
                        each.kind.action,
                        each.kind.isScreen,
                        each.sum.count(),
                        each.sum.errors(),
                        each.sum.percentile(50),
                        each.sum.percentile(95),
                        each.sum.percentile(99),
                        each.watched.lastHour.mostStatements(now),
                        each.watched.lastHour.overStatements(now)))
                .toList();
    }

    /** Of what somebody waited for within the last hour. */
    Histogram awaited() {
        return awaited.sum(clock.millis());
    }

    int mostStatements() {
        return awaited.mostStatements(clock.millis());
    }

    /** What came since this was called last. */
    Interval sinceLast() {
        synchronized (interval) {
            var since = new Interval(all, ofWhatIsAwaited, mostStatements);
            all = new Histogram();
            ofWhatIsAwaited = new Histogram();
            mostStatements = 0;
            return since;
        }
    }

    /** @param mostStatements of one round trip that somebody waited for */
    record Interval(Histogram all, Histogram awaited, int mostStatements) {}

    private record Kind(String name, Action action, boolean isScreen) {}

    private record Watched(LastHour lastHour, Timer timer, Counter passed, Counter failed) {}
}
