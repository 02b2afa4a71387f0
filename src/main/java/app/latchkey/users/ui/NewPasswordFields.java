package app.latchkey.users.ui;

import app.latchkey.platform.Problem;
import app.latchkey.platform.ui.FormFields;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import java.util.Optional;

/** A new password, typed twice. */
class NewPasswordFields extends Div {

    private static final long serialVersionUID = 1L;

    private final FormFields fields = new FormFields(this);
    private final PasswordField password = password("password.new", "password");
    private final PasswordField again = password("password.again", "again");

    NewPasswordFields() {
        addClassName("password-fields");
        password.setHelperText(getTranslation("password.help"));
        add(password, again);
    }

    private PasswordField password(String label, String name) {
        var field = new PasswordField(getTranslation(label));
        field.getElement().setAttribute("autocomplete", "new-password");
        field.setMaxLength(128);
        field.setManualValidation(true);
        field.setWidthFull();
        return fields.add(name, field);
    }

    /** What is typed; nothing when the two differ, which is said there. */
    Optional<String> read() {
        fields.clear();
        return fields.check(again, again.getValue().equals(password.getValue()), "password.problem.differ")
                ? Optional.of(password.getValue())
                : Optional.empty();
    }

    void show(Problem problem) {
        fields.show(List.of(problem));
    }

    void focus() {
        password.focus();
    }

    void clear() {
        password.clear();
        again.clear();
    }
}
