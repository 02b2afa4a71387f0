package app.latchkey.users.ui;

import app.latchkey.users.SignInSteps;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;

/** Asks for the second factor, once the password was right. */
@Route(value = SignInSteps.CODE, autoLayout = false)
@AnonymousAllowed
class SignInCodeView extends SignInPanel implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient Clock clock;

    SignInCodeView(Clock clock) {
        super("sign-in.code.title");
        this.clock = clock;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (SignInForm.half(clock).isEmpty()) {
            event.forwardTo("sign-in");
            return;
        }
        var code = new TextField(getTranslation("sign-in.code"));
        code.getElement().setAttribute("name", "code");
        code.getElement().setAttribute("autocomplete", "one-time-code");
        code.getElement().setAttribute("inputmode", "text");
        code.setHelperText(getTranslation("sign-in.code.help"));
        code.setMaxLength(20);
        code.setWidthFull();
        code.setAutofocus(true);
        if (event.getLocation().getQueryParameters().getSingleParameter("error").isPresent()) {
            code.setManualValidation(true);
            code.setErrorMessage(getTranslation("sign-in.code.wrong"));
            code.setInvalid(true);
        }
        show(
                getTranslation("sign-in.code.text"),
                new SignInForm(code, SignInForm.submit(getTranslation("sign-in.submit"))));
    }
}
