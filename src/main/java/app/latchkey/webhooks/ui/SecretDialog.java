package app.latchkey.webhooks.ui;

import app.latchkey.platform.ui.CopyButton;
import app.latchkey.webhooks.NewSecret;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;

/** What messages are signed with: shown here and never again. */
class SecretDialog extends Dialog {

    private static final long serialVersionUID = 1L;

    SecretDialog(NewSecret secret) {
        setHeaderTitle(getTranslation("webhook.secret"));
        setWidth("min(40rem, 94vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var field = new TextField(getTranslation("webhook.secret-field"));
        field.setReadOnly(true);
        field.setValue(secret.secret());
        field.addClassName("webhook-secret");
        var copy = new CopyButton(field, getTranslation("links.copy"));
        copy.setAriaLabel(getTranslation("webhook.secret-copy"));
        var line = new Div(field, copy);
        line.addClassName("webhook-secret-line");
        add(new Paragraph(getTranslation("webhook.secret-text")), line);
        var done = new Button(getTranslation("webhook.secret-done"), event -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
