package app.latchkey.users.ui;

import app.latchkey.users.InvalidPassword;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.io.Serializable;

/** Asks for the password before something becomes another way to sign in, or none: an open desk is not enough. */
class PasswordDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    private final transient Step step;
    private final PresentPasswordField present = new PresentPasswordField();
    private final Button go;

    /** What is done with the password. */
    @FunctionalInterface
    interface Step extends Serializable {

        /** @throws InvalidPassword when it is wrong: the dialog says so and stays */
        void take(String password);
    }

    /** @param text says what the password is for */
    PasswordDialog(String title, String text, String confirm, Step step) {
        this.step = step;
        setHeaderTitle(title);
        setWidth("min(26rem, 94vw)");
        var form = new Div(new Paragraph(text), present);
        form.addClassName("dialog-form");
        add(form);
        go = new Button(confirm, event -> take());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        go.addClickShortcut(Key.ENTER).listenOn(present);
        getFooter().add(new Button(getTranslation("contact.cancel"), event -> close()), go);
        addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                present.focus();
            }
        });
    }

    /** For what takes something away. */
    PasswordDialog warning() {
        go.addThemeVariants(ButtonVariant.ERROR);
        return this;
    }

    private void take() {
        present.setInvalid(false);
        try {
            step.take(present.getValue());
            close();
        } catch (InvalidPassword e) {
            present.show(e);
        }
    }
}
