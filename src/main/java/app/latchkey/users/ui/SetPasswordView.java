package app.latchkey.users.ui;

import app.latchkey.users.InvalidPassword;
import app.latchkey.users.Invitation;
import app.latchkey.users.PasswordChoice;
import app.latchkey.users.PasswordLinkGone;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Where an invitation leads, and a link for who forgot: choose a password, once. */
@Route(value = Invitation.ROUTE + "/:token", autoLayout = false)
@AnonymousAllowed
class SetPasswordView extends SignInPanel implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient PasswordChoice choice;
    private final NewPasswordFields fields = new NewPasswordFields();

    SetPasswordView(PasswordChoice choice) {
        super("set-password.title");
        this.choice = choice;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        var token = event.getRouteParameters().get("token").orElse("");
        choice.holder(token).ifPresentOrElse(holder -> ask(holder, token), this::gone);
    }

    private void ask(PasswordChoice.Holder holder, String token) {
        var save = new Button(getTranslation("set-password.submit"), event -> choose(token));
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER);
        save.setWidthFull();
        show(getTranslation("set-password.text", holder.name(), holder.email()), fields, save);
        fields.focus();
    }

    private void choose(String token) {
        fields.read().ifPresent(password -> {
            try {
                choice.choose(token, password);
                UI.getCurrent().getPage().setLocation("sign-in?chosen");
            } catch (InvalidPassword e) {
                fields.show(e.problem());
            } catch (PasswordLinkGone e) {
                gone();
            }
        });
    }

    private void gone() {
        show(getTranslation("set-password.gone.title"), getTranslation("set-password.gone"));
    }
}
