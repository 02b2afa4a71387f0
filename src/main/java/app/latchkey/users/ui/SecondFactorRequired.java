package app.latchkey.users.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.users.ProfileService;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where it is set so, whoever runs an agency or the installation gets no further than to their second factor without one. */
@Component
class SecondFactorRequired implements VaadinServiceInitListener {

    static final String WANTED = "second-factor";

    private static final long serialVersionUID = 1L;

    private final transient ObjectProvider<ProfileService> profile;
    private final transient CurrentUser user;
    private final boolean required;

    SecondFactorRequired(
            ObjectProvider<ProfileService> profile,
            CurrentUser user,
            @Value("${latchkey.second-factor.required}") boolean required) {
        this.profile = profile;
        this.user = user;
        this.required = required;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        if (required) {
            event.getSource().addUIInitListener(opened -> opened.getUI().addBeforeEnterListener(this::beforeEnter));
        }
    }

    void beforeEnter(BeforeEnterEvent event) {
        if (event.getNavigationTarget() != ProfileView.class
                && user.find().filter(person -> person.role().runsSomething()).isPresent()
                && !has()) {
            event.forwardTo(ProfileView.PATH, QueryParameters.simple(Map.of(WANTED, "")));
        }
    }

    /** Asked until it is there, and then no more in this session. */
    private boolean has() {
        var session = VaadinSession.getCurrent();
        if (session.getAttribute(WANTED) == null && profile.getObject().hasSecondFactor()) {
            session.setAttribute(WANTED, true);
        }
        return session.getAttribute(WANTED) != null;
    }
}
