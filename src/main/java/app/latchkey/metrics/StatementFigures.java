package app.latchkey.metrics;

import app.latchkey.platform.RequestIdFilter;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;

/** Counts the statements of this instance and what they take, and keeps the latest that took long. */
class StatementFigures {

    static final Duration KEPT_FROM = Duration.ofMillis(100);

    private static final Logger LOG = LoggerFactory.getLogger(StatementFigures.class);
    private static final Duration WARNED_FROM = Duration.ofSeconds(1);
    private static final int MOST_KEPT = 200;
    private static final int LONGEST = 2_000;

    /** Nothing that was typed is ever kept, even where a statement was put together with it. */
    private static final Pattern TEXT = Pattern.compile("'(?:[^']|'')*+'?");

    private final Clock clock;
    private final Deque<KeptStatement> kept = new ArrayDeque<>();
    private final LastHour lastHour = new LastHour();
    private final Object interval = new Object();
    private Histogram sinceLast = new Histogram();
    private volatile LongConsumer listener = nanos -> {};
    private volatile boolean isAtWork;

    StatementFigures(Clock clock) {
        this.clock = clock;
    }

    /** @param each is told how many nanoseconds each statement took; there is one listener */
    void listen(LongConsumer each) {
        listener = each;
    }

    /** Until then the tables are made and filled, which takes what it takes. */
    @EventListener
    void on(ApplicationReadyEvent ready) {
        isAtWork = true;
    }

    void executed(String sql, long nanos, boolean isError) {
        var trip = RoundTrip.current();
        trip.ifPresent(RoundTrip::sentStatement);
        listener.accept(nanos);
        lastHour.add(clock.millis(), nanos, isError, 0);
        synchronized (interval) {
            sinceLast.add(nanos, isError);
        }
        if (nanos >= KEPT_FROM.toNanos()) {
            var view = trip.map(RoundTrip::view).orElse("");
            keep(new KeptStatement(
                    clock.instant(),
                    withoutValues(sql),
                    nanos / 1e6,
                    view,
                    Objects.requireNonNullElse(MDC.get(RequestIdFilter.KEY), "")));
        }
    }

    private void keep(KeptStatement statement) {
        synchronized (kept) {
            if (kept.size() == MOST_KEPT) {
                kept.removeFirst();
            }
            kept.addLast(statement);
        }
        if (isAtWork && statement.millis() >= WARNED_FROM.toMillis()) {
            LOG.warn(
                    "A statement took {} ms (request {}): {}",
                    Math.round(statement.millis()),
                    statement.requestId(),
                    statement.sql());
        }
    }

    static String withoutValues(String sql) {
        var said = TEXT.matcher(sql.strip()).replaceAll("'…'").replaceAll("\\s+", " ");
        return said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said;
    }

    /** The slowest first. */
    List<KeptStatement> kept() {
        synchronized (kept) {
            return kept.stream()
                    .sorted(Comparator.comparingDouble(KeptStatement::millis).reversed())
                    .toList();
        }
    }

    Histogram lastHour() {
        return lastHour.sum(clock.millis());
    }

    /** What was sent since this was called last. */
    Histogram sinceLast() {
        synchronized (interval) {
            var since = sinceLast;
            sinceLast = new Histogram();
            return since;
        }
    }
}
