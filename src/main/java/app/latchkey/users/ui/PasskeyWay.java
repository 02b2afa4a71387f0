package app.latchkey.users.ui;

import app.latchkey.platform.security.SignInWay;
import app.latchkey.users.SignInSteps;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WrappedHttpSession;

/** Signs in by a passkey: the browser asks for it, and posts what it proves. */
@org.springframework.stereotype.Component
class PasskeyWay implements SignInWay {

    private final SignInSteps steps;

    PasskeyWay(SignInSteps steps) {
        this.steps = steps;
    }

    @Override
    public Component offer() {
        var answer = new Element("input").setAttribute("type", "hidden").setAttribute("name", "credential");
        var form = new SignInForm();
        form.getElement().appendChild(answer);
        var trouble = new Span();
        trouble.getElement().setAttribute("role", "alert");
        trouble.addClassName("failed");
        var button = new Button(form.getTranslation("sign-in.passkey"), VaadinIcon.KEY_O.create());
        button.setWidthFull();
        button.addClickListener(event -> {
            trouble.setText("");
            var session = ((WrappedHttpSession) VaadinSession.getCurrent().getSession()).getHttpSession();
            form.getElement()
                    .executeJs("""
                            const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse($0));
                            const shown = await navigator.credentials.get({publicKey});
                            this.elements.credential.value = JSON.stringify(shown.toJSON());
                            this.submit();""", steps.ask(session))
                    .then(done -> {}, failed -> trouble.setText(button.getTranslation("sign-in.passkey.failed")));
        });
        var way = new Div(button, form, trouble);
        way.addClassName("sign-in-way");
        return way;
    }
}
