package app.latchkey.users.ui;

import app.latchkey.platform.security.CurrentUser;
import app.latchkey.platform.security.SignedIn;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Brings whoever has yet to set up a second factor to where that is done, wherever they wanted to go. */
@Component
class SecondFactorRequired implements VaadinServiceInitListener {

    static final String WANTED = "second-factor";

    private static final long serialVersionUID = 1L;

    private final transient CurrentUser user;

    SecondFactorRequired(CurrentUser user) {
        this.user = user;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(opened -> opened.getUI().addBeforeEnterListener(this::beforeEnter));
    }

    void beforeEnter(BeforeEnterEvent event) {
        if (event.getNavigationTarget() != ProfileView.class
                && user.find().filter(SignedIn::isConfined).isPresent()) {
            event.forwardTo(ProfileView.PATH, QueryParameters.simple(Map.of(WANTED, "")));
        }
    }
}
