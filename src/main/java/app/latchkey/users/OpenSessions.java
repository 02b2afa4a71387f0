package app.latchkey.users;

import app.latchkey.platform.live.ChangesMissed;
import app.latchkey.platform.live.RecordsChanged;
import app.latchkey.platform.security.DeskSessions;
import app.latchkey.platform.security.HalfSignedIn;
import app.latchkey.platform.security.SignInGoesOn;
import app.latchkey.platform.security.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/**
 * The sessions of this instance. Each has a row in the database, and ends here within seconds when that is gone or its
 * person may not work any more: at once when a change of people is heard of, and otherwise at the next round, for what is
 * heard can be lost.
 */
@Component
class OpenSessions implements SessionAuthenticationStrategy, DisposableBean {

    /** Where whoever has too many chooses one to close. */
    static final String CHOICE = "sign-in/sessions";

    private static final Logger LOG = LoggerFactory.getLogger(OpenSessions.class);
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Map<UUID, HttpSession> here = new ConcurrentHashMap<>();
    private final ScheduledExecutorService rounds = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("latchkey-sessions").factory());
    private final UserSessions sessions;
    private final SignInAttempts attempts;
    private final int most;
    private final Clock clock;

    OpenSessions(
            UserSessions sessions, SignInAttempts attempts, @Value("${latchkey.sessions.most}") int most, Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.most = most;
        this.clock = clock;
        var unused = rounds.scheduleWithFixedDelay(
                () -> carefully(this::endWhatEnded), ROUND.toMillis(), ROUND.toMillis(), TimeUnit.MILLISECONDS);
        var unusedToo = rounds.scheduleWithFixedDelay(
                () -> carefully(this::touch), TOUCH.toMillis(), TOUCH.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void onAuthentication(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response) {
        if (authentication.getPrincipal() instanceof SignedIn person) {
            endTheOneBefore(request.getSession(false));
            var id = UUID.randomUUID();
            if (!sessions.open(
                    id, person, request.getRemoteAddr(), Browser.of(request.getHeader("User-Agent")), most)) {
                throw new SignInGoesOn(person, CHOICE, true);
            }
            var session = request.getSession();
            HalfSignedIn.forget(session);
            session.setAttribute(UserSession.KEY, id);
            here.put(id, session);
            attempts.record(person.email(), request.getRemoteAddr(), true);
            attempts.mark(person.id());
        }
    }

    /** Whoever signs in where somebody is signed in takes their place. */
    private void endTheOneBefore(@Nullable HttpSession session) {
        if (session != null && session.getAttribute(UserSession.KEY) instanceof UUID before) {
            session.removeAttribute(UserSession.KEY);
            here.remove(before);
            sessions.end(List.of(before));
        }
    }

    void ended(UUID id) {
        here.remove(id);
        if (!rounds.isShutdown()) {
            rounds.execute(() -> carefully(() -> sessions.end(List.of(id))));
        }
    }

    @EventListener
    void on(RecordsChanged change) {
        if (change.entityType().equals(StaffService.ENTITY)) {
            rounds.execute(() -> carefully(this::endWhatEnded));
        }
    }

    @EventListener
    void on(ChangesMissed cut) {
        rounds.execute(() -> carefully(this::endWhatEnded));
    }

    void endWhatEnded() {
        if (!here.isEmpty()) {
            sessions.ended(List.copyOf(here.keySet())).forEach(id -> {
                var session = here.remove(id);
                if (session != null) {
                    DeskSessions.end(session);
                }
            });
        }
    }

    private void touch() {
        long since = clock.instant().minus(TOUCH).toEpochMilli();
        var used = here.entrySet().stream()
                .filter(entry -> isUsedSince(entry.getValue(), since))
                .map(Map.Entry::getKey)
                .toList();
        sessions.seen(used);
    }

    private static boolean isUsedSince(HttpSession session, long since) {
        try {
            return session.getLastAccessedTime() >= since;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** A timer that threw once would never run again. */
    private static void carefully(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("Sessions could not be looked at", e);
        }
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
