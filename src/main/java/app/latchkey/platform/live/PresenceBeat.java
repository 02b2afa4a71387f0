package app.latchkey.platform.live;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Says again and again who is here, for as long as this instance lives. */
@Component
class PresenceBeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceBeat.class);

    private final Presence presence;
    private @Nullable ScheduledExecutorService beats;

    PresenceBeat(Presence presence) {
        this.presence = presence;
    }

    @Override
    public synchronized void start() {
        beats = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("presence-beat").factory());
        beats.execute(() -> carefully(presence::ask));
        var unused = beats.scheduleWithFixedDelay(
                () -> carefully(presence::beat),
                Presence.BEAT.toMillis(),
                Presence.BEAT.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** A timer that threw once would never run again. */
    private static void carefully(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException e) {
            LOG.error("Presence could not be told", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (beats != null) {
            beats.shutdownNow();
            beats = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return beats != null;
    }
}
