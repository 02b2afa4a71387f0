package app.latchkey.users;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Hears of sessions that end by themselves. It is there before the database, so it asks for nothing until then. */
@Component
class EndedSessions implements HttpSessionListener {

    private final ObjectProvider<OpenSessions> open;

    EndedSessions(ObjectProvider<OpenSessions> open) {
        this.open = open;
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        if (event.getSession().getAttribute(UserSession.KEY) instanceof UUID id) {
            open.getObject().ended(id);
        }
    }
}
