package app.latchkey.platform.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;

/** Ends a browser's session from outside. */
public final class DeskSessions {

    private DeskSessions() {}

    /** Its tabs go to the sign-in page by themselves, and say why. Does nothing to one that has ended. */
    public static void end(HttpSession session) {
        try {
            var desks = VaadinSession.getAllSessions(session);
            if (desks.isEmpty()) {
                session.invalidate();
            }
            for (var desk : desks) {
                var unused = desk.access(() -> {
                    desk.getUIs()
                            .forEach(ui -> ui.accessSynchronously(() -> {
                                ui.getPage().setLocation(SignInView.ROUTE + "?ended");
                                ui.push();
                            }));
                    session.invalidate();
                });
            }
        } catch (IllegalStateException e) {
            // It had ended by itself.
            return;
        }
    }
}
