package app.latchkey.users.ui;

import app.latchkey.users.InvalidPassword;
import app.latchkey.users.ProfileService;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;

/** Turns the second factor off, for whoever knows the password: an open desk is not enough. */
class SecondFactorOffDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    SecondFactorOffDialog(ProfileService profile, Runnable done) {
        setHeaderTitle(getTranslation("second-factor.off.title"));
        setWidth("min(26rem, 94vw)");
        var present = new PasswordField(getTranslation("password.present"));
        present.getElement().setAttribute("autocomplete", "current-password");
        present.setManualValidation(true);
        present.setWidthFull();
        add(new Paragraph(getTranslation("second-factor.off.text")), present);
        var off = new Button(getTranslation("profile.second-factor.off-button"), event -> {
            try {
                profile.turnOff(present.getValue());
                close();
                done.run();
            } catch (InvalidPassword e) {
                present.setErrorMessage(getTranslation(e.problem().key()));
                present.setInvalid(true);
            }
        });
        off.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), off);
    }
}
