package app.latchkey.webhooks;

import app.latchkey.audit.HistoryFeed;
import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.CurrentAgency;
import app.latchkey.webhooks.WebhookFeed.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps webhooks going on this instance: follows history soon after it is written, sends what is due, and looks every few
 * seconds for what nobody said. Where there are no webhooks it asks for them, and nothing else.
 */
@Component
class WebhookPulse implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookPulse.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** A change that was just heard of may have to wait for others that are not committed yet. */
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(12);
    private static final Set<String> FOLLOWED =
            Set.of(WebhookMessages.LISTING, WebhookMessages.IMPORT, WebhookService.ENTITY);

    private final HistoryFeed history;
    private final WebhookFeed feed;
    private final WebhookDispatch dispatch;
    private final boolean isWanted;
    private final Places places = new Places();
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean changed = new AtomicBoolean();
    private volatile Set<Long> agencies = Set.of();
    private volatile boolean isRunning;
    private @Nullable Thread thread;

    WebhookPulse(
            HistoryFeed history,
            WebhookFeed feed,
            WebhookDispatch dispatch,
            @Value("${latchkey.webhooks.sending:true}") boolean isWanted) {
        this.history = history;
        this.feed = feed;
        this.dispatch = dispatch;
        this.isWanted = isWanted;
    }

    @EventListener
    void on(RecordsChanged change) {
        boolean isWebhook = change.entityType().equals(WebhookService.ENTITY);
        if (isWebhook || (FOLLOWED.contains(change.entityType()) && agencies.contains(change.agencyId()))) {
            wakeUp();
        }
    }

    @EventListener
    void on(ChangesMissed cut) {
        wakeUp();
    }

    private void wakeUp() {
        changed.set(true);
        news.release();
    }

    private void run() {
        var pause = SHORTEST_PAUSE;
        long followedAt = System.nanoTime() - pause.toNanos();
        while (isRunning) {
            try {
                boolean isNews = changed.getAndSet(false);
                if (isNews || System.nanoTime() - followedAt >= pause.toNanos()) {
                    pause = isNews ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                    followedAt = System.nanoTime();
                    follow();
                }
                dispatch();
            } catch (RuntimeException e) {
                LOG.warn("Webhooks wait", e);
                pause = LONGEST_PAUSE;
            }
            await(pause);
        }
    }

    /** Ends when there is something to do. */
    private void await(Duration pause) {
        try {
            if (news.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            isRunning = false;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** One part of each agency's history after the other, and what is due between: none waits for another's long one. */
    private void follow() {
        agencies = Set.copyOf(feed.agencies());
        if (agencies.isEmpty()) {
            return;
        }
        long through = history.settled();
        var behind = List.copyOf(agencies);
        while (isRunning) {
            behind = behind.stream()
                    .filter(agencyId -> carefully(agencyId, Turn.TAKEN, () -> feed.feed(through)) == Turn.GOES_ON)
                    .toList();
            if (behind.isEmpty()) {
                return;
            }
            dispatch();
        }
    }

    private void dispatch() {
        if (places.free() == 0) {
            return;
        }
        var waiting = places.inTurn(dispatch.agencies());
        while (!waiting.isEmpty() && places.free() > 0) {
            int share = Math.ceilDiv(places.free(), waiting.size());
            waiting =
                    waiting.stream().filter(agencyId -> serve(agencyId, share)).toList();
        }
    }

    /** Whether there may be more for it to take. */
    private boolean serve(long agencyId, int share) {
        var room = places.room(agencyId, share);
        if (room.places() == 0) {
            return false;
        }
        var claimed = carefully(agencyId, List.<Sending>of(), () -> dispatch.claim(room));
        places.taken(agencyId, claimed);
        claimed.forEach(sending -> begin(agencyId, sending));
        return claimed.size() == room.places();
    }

    private void begin(long agencyId, Sending sending) {
        Thread.ofVirtual().name("latchkey-webhook-" + sending.id()).start(() -> {
            try {
                carefully(agencyId, sending, () -> {
                    dispatch.send(sending);
                    return sending;
                });
            } finally {
                places.left(agencyId, sending);
                news.release();
            }
        });
    }

    /** Other agencies need not wait for what is the matter with one. */
    private static <T> T carefully(long agencyId, T otherwise, Supplier<T> work) {
        try {
            return CurrentAgency.callAs(agencyId, work::get);
        } catch (RuntimeException e) {
            LOG.error("The webhooks of agency {} wait", agencyId, e);
            return otherwise;
        }
    }

    @Override
    public boolean isAutoStartup() {
        return isWanted;
    }

    @Override
    public synchronized void start() {
        isRunning = true;
        thread = Thread.ofPlatform().daemon().name("latchkey-webhooks").start(this::run);
    }

    /** What is on its way may arrive; what does not is sent again, here or elsewhere. */
    @Override
    public synchronized void stop() {
        isRunning = false;
        if (thread == null) {
            return;
        }
        news.release();
        try {
            thread.join(LONGEST_FAREWELL);
            places.await(LONGEST_FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
