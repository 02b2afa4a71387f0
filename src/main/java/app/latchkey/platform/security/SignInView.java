package app.latchkey.platform.security;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;

@Route(value = SignInView.ROUTE, autoLayout = false)
@AnonymousAllowed
class SignInView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    static final String ROUTE = "sign-in";

    /** In how many seconds the next form is taken. */
    static final String LATER = "later";

    private final LoginForm form = new LoginForm();
    private final Paragraph welcome = new Paragraph(getTranslation("sign-in.welcome"));

    SignInView(List<SignInWay> ways) {
        addClassName("sign-in");
        form.setAction(ROUTE);
        form.setForgotPasswordButtonVisible(false);
        form.setI18n(texts("sign-in.failed.title", getTranslation("sign-in.failed.text")));
        var panel = new Div(new H1(getTranslation("app.name")), welcome, form);
        panel.addClassName("sign-in-panel");
        ways.forEach(way -> panel.add(way.offer()));
        add(panel);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var said = event.getLocation().getQueryParameters();
        for (var news : List.of("ended", "chosen")) {
            said.getSingleParameter(news).ifPresent(unused -> welcome.setText(getTranslation("sign-in." + news)));
        }
        form.setError(said.getSingleParameter("error").isPresent());
        refuse("closed", said.getSingleParameter("wait"));
        refuse("limited", said.getSingleParameter(LATER));
    }

    /** Says why, and for how long: so many minutes or seconds. */
    private void refuse(String why, Optional<String> howLong) {
        howLong.filter(number -> number.matches("\\d{1,3}")).ifPresent(number -> {
            var text = getTranslation("sign-in." + why + ".text", Integer.valueOf(number));
            form.setI18n(texts("sign-in." + why + ".title", text));
            form.setError(true);
        });
    }

    private LoginI18n texts(String errorTitle, String error) {
        var texts = LoginI18n.createDefault();
        texts.getForm().setTitle(getTranslation("sign-in.title"));
        texts.getForm().setUsername(getTranslation("sign-in.email"));
        texts.getForm().setPassword(getTranslation("sign-in.password"));
        texts.getForm().setSubmit(getTranslation("sign-in.submit"));
        texts.getErrorMessage().setTitle(getTranslation(errorTitle));
        texts.getErrorMessage().setMessage(error);
        texts.getErrorMessage().setUsername(getTranslation("sign-in.email.required"));
        texts.getErrorMessage().setPassword(getTranslation("sign-in.password.required"));
        return texts;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("sign-in.page");
    }
}
