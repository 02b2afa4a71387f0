package app.latchkey.platform.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Ends a browser's session from outside. */
public final class DeskSessions {

    private static final Logger LOG = LoggerFactory.getLogger(DeskSessions.class);

    /** The session's tabs hear of it over a connection that ends with the session. */
    private static final Executor SOON =
            CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, Thread::startVirtualThread);

    private static final String ENDING = DeskSessions.class.getName() + ".ending";

    private DeskSessions() {}

    /**
     * Nobody is signed in there from now on. Its tabs go to the sign-in page by themselves, and say why; with the first
     * of them, or else a second later, nothing is left of it. Does nothing to one that has ended.
     */
    public static void end(HttpSession session) {
        try {
            mark(session);
            for (var desk : VaadinSession.getAllSessions(session)) {
                var unused = desk.access(() -> desk.getUIs()
                        .forEach(ui -> ui.accessSynchronously(() -> {
                            ui.getPage().setLocation(SignInView.ROUTE + "?ended");
                            ui.push();
                        })));
            }
            SOON.execute(() -> invalidate(session));
        } catch (IllegalStateException e) {
            LOG.debug("A session had ended by itself");
        }
    }

    /** Nobody is signed in there, and nothing new is to begin with it. */
    static void mark(HttpSession session) {
        session.removeAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY);
        session.setAttribute(ENDING, true);
    }

    static boolean isEnding(HttpSession session) {
        try {
            return session.getAttribute(ENDING) != null;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException e) {
            LOG.debug("A session had ended by itself");
        }
    }
}
