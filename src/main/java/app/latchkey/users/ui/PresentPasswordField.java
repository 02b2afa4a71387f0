package app.latchkey.users.ui;

import app.latchkey.users.InvalidPassword;
import com.vaadin.flow.component.textfield.PasswordField;

/** Asks whoever is signed in for their password once more. */
class PresentPasswordField extends PasswordField {

    private static final long serialVersionUID = 1L;

    PresentPasswordField() {
        super();
        setLabel(getTranslation("password.present"));
        getElement().setAttribute("autocomplete", "current-password");
        setManualValidation(true);
        setWidthFull();
    }

    void show(InvalidPassword refused) {
        var problem = refused.problem();
        setErrorMessage(getTranslation(problem.key(), problem.arguments().toArray()));
        setInvalid(true);
    }
}
