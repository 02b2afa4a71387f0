package app.latchkey.users.ui;

import app.latchkey.platform.security.HalfSignedIn;
import app.latchkey.users.SignInSteps;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.web.csrf.CsrfToken;

/** A plain form: the browser sends it itself, for nobody is signed in whose screen could listen. */
class SignInForm extends Component {

    private static final long serialVersionUID = 1L;

    SignInForm(Component... fields) {
        super(new Element("form"));
        getElement().getClassList().add("sign-in-form");
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", SignInSteps.ACTION);
        getElement().setAttribute("router-ignore", true);
        for (var field : fields) {
            getElement().appendChild(field.getElement());
        }
        var request = VaadinServletRequest.getCurrent();
        if (request != null && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            hidden(token.getParameterName(), token.getToken());
        }
    }

    SignInForm hidden(String name, String value) {
        getElement()
                .appendChild(new Element("input")
                        .setAttribute("type", "hidden")
                        .setAttribute("name", name)
                        .setAttribute("value", value));
        return this;
    }

    static NativeButton submit(String text) {
        var button = new NativeButton(text);
        button.getElement().setAttribute("type", "submit");
        button.addClassName("submit");
        return button;
    }

    /** Whoever is on the way in, in this browser. */
    static Optional<HalfSignedIn> half(Clock clock) {
        var request = VaadinServletRequest.getCurrent();
        return request == null
                ? Optional.empty()
                : HalfSignedIn.in(request.getHttpServletRequest().getSession(false), clock.instant());
    }
}
