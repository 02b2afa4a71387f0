package app.latchkey.users.ui;

import app.latchkey.platform.ui.Dates;
import app.latchkey.users.SignInSteps;
import app.latchkey.users.UserSession;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;

/** Asks somebody who is signed in with too many browsers which one to close, before this one is let in. */
@Route(value = SignInSteps.CHOICE, autoLayout = false)
@AnonymousAllowed
class SignInSessionsView extends SignInPanel implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient SignInSteps step;
    private final transient Clock clock;

    SignInSessionsView(SignInSteps step, Clock clock) {
        super("sign-in.sessions.title");
        this.step = step;
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var half = SignInForm.half(clock).filter(known -> known.proven());
        if (half.isEmpty()) {
            event.forwardTo("sign-in");
            return;
        }
        var open = step.sessions(half.get());
        var list = new UnorderedList();
        list.addClassName("session-list");
        open.forEach(session -> list.add(choice(session)));
        show(getTranslation("sign-in.sessions.text", open.size()), list);
    }

    private ListItem choice(UserSession session) {
        var name = new Span(browser(session));
        var when = new Span(getTranslation("session.line", session.address(), Dates.moment(session.seenAt())));
        var words = new Div(name, when);
        var submit = SignInForm.submit(getTranslation("sign-in.sessions.close"));
        submit.setAriaLabel(getTranslation("sign-in.sessions.close-of", browser(session)));
        return new ListItem(
                words, new SignInForm(submit).hidden("close", session.id().toString()));
    }

    private String browser(UserSession session) {
        return session.browser().isEmpty() ? getTranslation("session.unknown") : session.browser();
    }
}
