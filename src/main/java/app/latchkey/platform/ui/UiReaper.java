package app.latchkey.platform.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Frees the screens of laptops that sleep and browsers that crashed. They send no goodbye, and Vaadin looks for them
 * only when their session asks for something, which it never does again.
 */
@Component
class UiReaper implements VaadinServiceInitListener, DisposableBean {

    private static final long serialVersionUID = 1L;

    /** Three heartbeats of five minutes, and a little. */
    static final Duration LONGEST_SILENCE = Duration.ofMinutes(16);

    private final transient Set<VaadinSession> sessions = ConcurrentHashMap.newKeySet();
    private final transient ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ui-reaper").factory());
    private final transient Clock clock;

    UiReaper(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(opened -> sessions.add(opened.getSession()));
        event.getSource().addSessionDestroyListener(ended -> sessions.remove(ended.getSession()));
        var unused = rounds.scheduleWithFixedDelay(this::reap, 1, 1, TimeUnit.MINUTES);
    }

    void reap() {
        long silentSince = clock.instant().minus(LONGEST_SILENCE).toEpochMilli();
        for (var session : sessions) {
            var unused = session.access(() -> reap(session, silentSince));
        }
    }

    static void reap(VaadinSession session, long silentSince) {
        for (UI ui : List.copyOf(session.getUIs())) {
            if (!ui.isClosing() && ui.getInternals().getLastHeartbeatTimestamp() < silentSince) {
                ui.close();
                ui.accessSynchronously(() -> session.removeUI(ui));
            }
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
