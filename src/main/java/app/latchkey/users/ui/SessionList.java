package app.latchkey.users.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.users.UserSession;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Browsers somebody is signed in with and programs they signed in, each with a way to end it. */
class SessionList extends UnorderedList {

    private static final long serialVersionUID = 1L;

    /** @param here the one that is looked at from; null when it is somebody else's */
    SessionList(List<UserSession> sessions, @Nullable UUID here, Consumer<UUID> end) {
        addClassName("session-list");
        for (var session : sessions) {
            var name = name(session);
            var words = new Div(
                    new Span(name),
                    new Span(getTranslation("session.line", session.address(), Dates.moment(session.seenAt()))));
            if (session.id().equals(here)) {
                add(new ListItem(words, new Span(getTranslation("session.here"))));
            } else {
                var button = new Button(getTranslation("session.end"), event -> end.accept(session.id()));
                button.setAriaLabel(getTranslation("session.end-of", name));
                add(new ListItem(words, button));
            }
        }
    }

    private String name(UserSession session) {
        if (session.program()) {
            return getTranslation("session.program");
        }
        return session.browser().isEmpty() ? getTranslation("session.unknown") : session.browser();
    }
}
